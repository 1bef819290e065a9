/**
 * Time of the repulsive pair pass by itself, value and gradient. Compares the library's pass with its C twin, compiled
 * by clang (to WebAssembly) and gcc (native), and with plain JavaScript, all on the same blocks and records.
 */
import { type LayoutName, layout } from "../data.ts";
import { type PairPass, packEvent } from "../pairKernel.ts";
import { clangPass } from "../peers/clangWasm.ts";
import { nativePass } from "../peers/native.ts";
import { plainPass } from "../peers/plainPairs.ts";
import { checkSamePairs } from "../peers/samePairs.ts";
import { chosen, MEDIUM, measure, Q_MIN, type RatioNames, type Row, SEED, type Suite, scaled } from "../suite.ts";

const SPACES: readonly LayoutName[] = ["sep", "collapsed"];

export const kernels: Suite = {
  name: "kernels",
  text: `The pair pass over every pair, value and gradient, float32; clang and gcc: the same passes in C;
ns a pair: AssemblyScript's.`,
  async *rows({ rounds, scale, dims, layouts }) {
    const size = scaled(MEDIUM, scale);
    for (const D of chosen([2, 3, 8, 12, 24], dims)) {
      for (const name of chosen(SPACES, layouts)) {
        const data = layout(name, { ...size, dims: D, seed: SEED });
        yield await measurePasses({ layout: name, D, ...size }, packEvent(data, Q_MIN), rounds);
      }
    }
  },
};

/** Checks that all passes give the same sums, then times them. */
async function measurePasses(
  about: Row["about"],
  { event, pass }: ReturnType<typeof packEvent>,
  rounds: number,
): Promise<Row> {
  const found = [clangPass(event), await nativePass("gcc128", event), await nativePass("gcc512", event)];
  const twins: PairPass[] = [...found, plainPass(event)].filter((twin) => twin !== undefined);
  try {
    await pass.run();
    const expected = await pass.sums();
    for (const twin of twins) {
      await twin.run();
      checkSamePairs(twin.name, await twin.sums(), expected);
    }
    const ratios = twins.map(({ name }): RatioNames => [`${name} ÷ ${pass.name}`, name, pass.name]);
    const row = await measure({ ...about, nRep: expected.nRep }, [pass, ...twins], ratios, rounds);
    const pairs = event.hits * event.objects;
    return { ...row, extra: { "ns a pair": (row.timings[0].milliseconds * 1e6) / pairs } };
  } finally {
    for (const twin of twins) twin.close?.();
  }
}
