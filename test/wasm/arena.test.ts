/** The arena on its own: mark, alloc, release, reserve and alignment, up to the end of 4 GiB. */
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { MemoryError } from "../../src/errors.ts";
import { Arena, align } from "../../src/wasm/arena.ts";

const PAGE = 65536;

/** A memory that counts how often it grows and holds no bytes, so 4 GiB cost nothing. */
class FakeMemory {
  buffer = { byteLength: PAGE };
  readonly grown: number[] = [];
  constructor(readonly maximum = 65536) {}

  grow(pages: number): void {
    const byteLength = this.buffer.byteLength + pages * PAGE;
    if (byteLength > this.maximum * PAGE)
      throw new RangeError("WebAssembly.Memory.grow(): Maximum memory size exceeded");
    this.grown.push(pages);
    this.buffer = { byteLength };
  }
}

function fake(base = 0, maximum?: number) {
  const memory = new FakeMemory(maximum);
  return { memory, arena: new Arena(memory as unknown as WebAssembly.Memory, base) };
}

test("align rounds up to cache lines", () => {
  assert.equal([0, 1, 63, 64, 65, 2 ** 32 - 1, 2 ** 32 + 1].map(align), [0, 64, 64, 64, 128, 2 ** 32, 2 ** 32 + 64]);
});

test("allocations follow each other on cache lines, from the base on", () => {
  const { arena } = fake(1000);
  assert.is(arena.mark(), 1024);
  assert.equal([arena.alloc(1), arena.alloc(0), arena.alloc(64), arena.alloc(65)], [1024, 1088, 1088, 1152]);
  assert.is(arena.mark(), 1280);
});

test("release gives back all that came after its mark, and nothing before", () => {
  const { arena } = fake();
  const kept = arena.alloc(100);
  const mark = arena.mark();
  const first = arena.alloc(PAGE);
  const capacity = arena.capacity;
  arena.release(mark);
  assert.is(arena.alloc(PAGE), first);
  assert.ok(first >= kept + 100);
  assert.is(arena.capacity, capacity, "memory never shrinks, and is used again");
});

test("reserve grows once, by whole pages, and only by what is missing", () => {
  const { arena, memory } = fake();
  arena.reserve(PAGE);
  assert.equal(memory.grown, []);
  arena.reserve(PAGE + 1);
  assert.equal(memory.grown, [1]);
  arena.alloc(64);
  arena.reserve(10 * PAGE);
  assert.equal(memory.grown, [1, 9]);
  assert.is(arena.mark(), 64, "reserving allocates nothing");
  for (let i = 0; i < 100; i++) arena.alloc(PAGE / 16);
  assert.equal([memory.grown, arena.capacity], [[1, 9], 11 * PAGE]);
});

test("pointers reach the end of 4 GiB, and a byte more is a MemoryError that says so", () => {
  const { arena } = fake();
  const half = arena.alloc(2 ** 31);
  assert.is(arena.alloc(2 ** 31 - 64), 2 ** 31);
  assert.is(arena.alloc(64), 2 ** 32 - 64);
  assert.equal([half, arena.mark(), arena.capacity], [0, 2 ** 32, 2 ** 32]);
  let error: unknown;
  try {
    arena.alloc(1);
  } catch (thrown) {
    error = thrown;
  }
  assert.instance(error, MemoryError);
  assert.match(
    (error as Error).message,
    /needs 4294967360 bytes of linear memory, the runtime gave 4294967296;.*split the batch/,
  );
  assert.instance((error as Error).cause, RangeError);
  assert.is(arena.mark(), 2 ** 32, "nothing was allocated");
  arena.release(0);
  assert.is(arena.alloc(2 ** 32), 0);
});

test("a refused growth leaves the arena usable, also on a real memory", () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 3 });
  const arena = new Arena(memory, 128);
  const pointer = arena.alloc(8);
  arena.f64(pointer, 1)[0] = 7;
  assert.throws(
    () => arena.alloc(3 * PAGE),
    (error: Error) => error instanceof MemoryError,
  );
  assert.throws(
    () => arena.reserve(2 ** 40),
    (error: Error) => error instanceof MemoryError,
  );
  assert.equal([arena.mark(), arena.capacity, arena.f64(pointer, 1)[0]], [192, PAGE, 7]);
  assert.is(arena.alloc(2 * PAGE), 192);
  assert.equal([arena.capacity, arena.f64(pointer, 1)[0]], [3 * PAGE, 7]);
});

test("views of every type see the same bytes, also after growing", () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const arena = new Arena(memory, 0);
  const pointer = arena.alloc(16);
  arena.i64(pointer, 2).set([-1n, 2n ** 62n]);
  const old = arena.u32(pointer, 4);
  arena.alloc(5 * PAGE);
  assert.is(old.length, 0, "growing empties the views made before");
  assert.equal([...arena.u32(pointer, 4)], [2 ** 32 - 1, 2 ** 32 - 1, 0, 2 ** 30]);
  assert.equal([...arena.i32(pointer, 2)], [-1, -1]);
  assert.equal([...arena.u64(pointer, 2)], [2n ** 64n - 1n, 2n ** 62n]);
  assert.equal([...arena.f32(pointer + 8, 2)], [0, 2]);
  assert.equal([...arena.f64(pointer + 8, 1)], [2]);
});

test("random sequences: pointers aligned, disjoint, below the capacity", () => {
  fc.assert(
    fc.property(fc.nat({ max: 5000 }), fc.array(fc.nat({ max: 3e6 }), { maxLength: 40 }), (base, sizes) => {
      const { arena } = fake(base);
      let end = base;
      for (const size of sizes) {
        const pointer = arena.alloc(size);
        assert.ok(pointer % 64 === 0 && pointer >= end);
        end = pointer + size;
        assert.ok(end <= arena.capacity && arena.mark() >= end);
      }
    }),
  );
});

test.run();
