/**
 * Counting leaves tallies of groups of objects, from which ranks are located. For any size of the groups the ranks give
 * the same pairs, and groups are only as large as the memory limit requires.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type LayoutName, layout } from "../../bench/data.ts";
import type { Strategy } from "../../src/event/eventCall.ts";
import type { EventSizes } from "../../src/event/eventSizes.ts";
import { layOutEvent } from "../../src/event/layOutEvent.ts";
import type { Precision } from "../../src/types.ts";
import { loadModule } from "../../src/wasm/module.ts";
import { instantiate, type Runtime } from "../../src/wasm/runtime.ts";
import { EventStruct } from "../../src/wasm/structs.ts";
import { condensationLossTiger, type Floats } from "../support/anyPrecision.ts";
import { type Draw, drawsOf } from "../support/draws.ts";

const runtime = instantiate(loadModule());
/** [log2 of the group size, whether ranks are sparse] */
const WAYS = [0, 1, 4, 6, 7, 11, 31].flatMap((shift) => [false, true].map((sparse) => [shift, sparse] as const));
const STRATEGIES: readonly Strategy[] = ["everyPair", "sorted", "panels", "filteredPanels", "filtered"];

const eventAt = (pointer: number): EventStruct => EventStruct.at(runtime.arena, pointer);

interface Grouped extends Runtime {
  /** Returns how often they counted and located. */
  calls(): number[];
}

/** Kernels that count and locate by groups of 2^shift objects, or that find runs again if ranks are `sparse`. */
function grouping(shift: number, sparse: boolean): Grouped {
  const calls = [0, 0];
  const wasm = {
    ...runtime.wasm,
    countPairs: (event: number, step: number): void => {
      calls[0]++;
      eventAt(event).tallyShift = shift;
      runtime.wasm.countPairs(event, step);
    },
    locateRanks: (event: number): void => {
      calls[1]++;
      eventAt(event).isSparse = Number(sparse);
      runtime.wasm.locateRanks(event);
    },
  };
  return { wasm, arena: runtime.arena, calls: () => calls };
}

function input(name: LayoutName, precision: Precision, dims: number) {
  const { beta, x, objectId } = layout(name, { hits: 700, objects: 300, dims, seed: 5 });
  const of = (values: ArrayLike<number>): Floats =>
    precision === 32 ? Float32Array.from(values) : Float64Array.from(values);
  return { beta: of(beta), x: of(x), objectId, qMin: 0.1, maxNRep: 150, seed: 3 };
}

/** A crowd in which every other object is so far away that only some hits are within reach of it. */
function mixed(precision: Precision, dims: number) {
  const given = input("collapsed", precision, dims);
  for (let j = 0; j < given.objectId.length; j++) {
    if (given.objectId[j] % 2 === 1) given.x[j * dims] = given.x[j * dims] * 30 + 0.9;
  }
  return given;
}

for (const name of ["sep", "partial", "mid", "collapsed", "mixed"] as const) {
  for (const strategy of STRATEGIES) {
    test(`${name}, ${strategy}: groups of 1 object, of more, and of all give the same draws`, () => {
      for (const precision of [32, 64] as const) {
        for (const dims of [2, 3, 5]) {
          const given = name === "mixed" ? mixed(precision, dims) : input(name, precision, dims);
          let expected: Draw[] | undefined;
          for (const [shift, sparse] of WAYS) {
            const grouped = grouping(shift, sparse);
            const draws = drawsOf(given, strategy, grouped);
            assert.ok(grouped.calls().every((calls) => calls > 0));
            assert.is(draws.length, given.maxNRep);
            expected ??= draws;
            assert.equal(draws, expected, `float${precision}, D = ${dims}, groups of ${2 ** shift}, sparse: ${sparse}`);
          }
        }
      }
    });
  }
}

test("groups are single objects while 4 MiB hold them, larger beyond, and at last all objects", () => {
  const shiftOf = (hits: number, objects: number): number => {
    const sizes: EventSizes = {
      ...{ hits, objects, dimensions: 2, rows: 2, precision: 32, gradient: false, capped: true, onePass: false },
      ...{ mixed: false, pushPull: false, scaledHits: false, searched: false },
    };
    const event = EventStruct.detached();
    layOutEvent(event, sizes, 0);
    return event.tallyShift;
  };
  assert.is(shiftOf(10_000, 1_000), 0);
  assert.is(shiftOf(2 ** 16, 2 ** 9), 0);
  assert.is(shiftOf(2 ** 16 + 1, 2 ** 9), 1);
  assert.is(shiftOf(126_000, 11_000), 6);
  assert.is(shiftOf(1_000_000, 60_000), 11);
  assert.is(shiftOf(1_000_000, 100_000), 31);
});

test("a batch whose longest event is not that of most objects: groups as it lays them out, and larger ones", () => {
  const parts = [
    layout("mid", { hits: 40_000, objects: 40, dims: 2, seed: 1 }),
    layout("mid", { hits: 300, objects: 20, dims: 2, seed: 2 }),
    layout("mid", { hits: 9_000, objects: 4_000, dims: 2, seed: 3 }),
  ];
  const rowSplits = [0, 40_000, 40_300, 49_300];
  const joined = {
    beta: Float32Array.from(parts.flatMap(({ beta }) => [...beta])),
    x: Float32Array.from(parts.flatMap(({ x }) => [...x])),
    objectId: Int32Array.from(parts.flatMap(({ objectId }) => [...objectId])),
    ...{ rowSplits, qMin: 0.1, maxNRep: 500, seed: 9 },
  };
  let shift = 0;
  const countPairs = (event: number, step: number): void => {
    shift = eventAt(event).tallyShift;
    runtime.wasm.countPairs(event, step);
  };
  const draws = drawsOf(joined, undefined, { wasm: { ...runtime.wasm, countPairs }, arena: runtime.arena });
  assert.is(shift, 3);
  assert.is(draws.length, 1_500);
  assert.equal(draws, drawsOf(joined, undefined, grouping(11, false)));
});

test("runs are found again where nearly all of few pairs are drawn, and only there", () => {
  // so large that a group holds 16 objects
  const given = { ...layout("sep", { hits: 126_000, objects: 2_200, dims: 2, seed: 5 }), qMin: 0.1 };
  const nRep = condensationLossTiger(given).nRep;
  for (const [maxNRep, expected] of [
    [nRep - 1, 1],
    [Math.floor(nRep / 4), 0],
  ]) {
    let sparse = -1;
    const locateRanks = (event: number): void => {
      sparse = eventAt(event).isSparse;
      runtime.wasm.locateRanks(event);
    };
    const wasm = { ...runtime.wasm, locateRanks };
    const draws = drawsOf({ ...given, maxNRep }, undefined, { wasm, arena: runtime.arena });
    assert.is(sparse, expected);
    assert.is(new Set(draws.map(([, hit, object]) => hit * 2_200 + object)).size, maxNRep);
  }
});

test.run();
