/**
 * How closely each convention reproduces its original, as a Markdown table: the largest |got − expected| / S of both
 * loss functions over all fixtures, for each term alone and for their sum. In float64, "expected" is what the original
 * implementation gave; in float32, it is the oracle on the rounded inputs. Fails if a deviation exceeds the tests'
 * tolerance. Float32 gradients are exempt, because a centre that is not a hit is rounded; the last column gives them
 * relative to the largest S of their array.
 *
 *     OC_FIXTURES=<folder of fixtures> npx tsx scripts/deviations.ts
 */
import type { Convention } from "../src/conventions/convention.ts";
import { comparableCases, LOOSER } from "../test/reference/checkFixture.ts";
import type { FixtureCase } from "../test/reference/fromFixture.ts";
import { INPUTS, reference, Sum, TERMS, type Term } from "../test/reference/index.ts";
import { inputOf, REFUSED } from "../test/reference/toInput.ts";
import { condensationLossGrad, condensationLossTigerGrad, conventions } from "../test/support/anyPrecision.ts";
import { Comparison, gradientOf, TOLERANCE } from "../test/support/compare.ts";

const OFF = { attractive: 0, repulsive: 0, coward: 0, noise: 0 };
const CDIST =
  "gradients of cases in which the error of PyTorch's cdist, which expands |a|² + |b|² − 2ab above 25 hits, is larger than the deviation: left out";
const MEAN =
  "gradients of the case of 2000 hits, where components of x − c are far smaller than the centres' own rounding allows, in the original too: left out";
const NAN = "numbers that are NaN in the original, or that it raises instead of: left out";
const TRUNCATED = "the repulsion of the case whose neighbour lists are full: left out";
const REPLACED = "an event of one object with one hit, which the original skips, is given as noise";

/** No limit: the comparison only reports. */
const ANY = Number.MAX_VALUE;

/** The largest deviations of one convention. */
class Row {
  fixtures = 0;
  readonly notes = new Set<string>();
  readonly values = { 64: new Comparison("values", TOLERANCE[64]), 32: new Comparison("values", TOLERANCE[32]) };
  readonly gradients = { 64: new Comparison("gradients", TOLERANCE[64]), 32: new Comparison("gradients", ANY) };
  /** Float32 gradients, relative to the largest S of their array */
  readonly ofLargest = new Comparison("gradients", ANY);

  add(fixture: FixtureCase): void {
    this.fixtures++;
    if (Object.values(fixture.expected).some(Number.isNaN)) this.notes.add(NAN);
    if ("repulsive" in fixture.expected && fixture.expected.repulsive === undefined) this.notes.add(TRUNCATED);
    if (fixture.name.startsWith("layer") && fixture.name.endsWith("k1_single_d2")) this.notes.add(REPLACED);
    if (LOOSER[fixture.name]) this.notes.add(LOOSER[fixture.name] === "cdist" ? CDIST : MEAN);
    for (const precision of [64, 32] as const) this.compare(fixture, precision);
  }

  private compare(fixture: FixtureCase, precision: 32 | 64): void {
    const input = precision === 32 ? inputOf(fixture, Float32Array) : inputOf(fixture, Float64Array);
    const oracle = reference({ ...input, precision });
    for (const of of [...TERMS, "sum"] as const) {
      const lossWeights: Record<Term, number> = of === "sum" ? fixture.sumWeights : { ...OFF, [of]: 1 };
      const weighted = (sumOf: (term: Term) => Sum): Sum => {
        const sum = new Sum();
        for (const term of TERMS) sumOf(term).flow(sum, lossWeights[term]);
        return sum;
      };
      const value = weighted((term) => oracle.terms[term]);
      const wanted = precision === 32 ? value.value : fixture.expected[of];
      for (const loss of [condensationLossGrad, condensationLossTigerGrad]) {
        const got = loss({ ...input, lossWeights });
        const label = `${fixture.name} ${loss.name} ${of}`;
        if (isNumber(wanted)) this.values[precision].number(label, got.total, wanted, value.scale);
        for (const name of INPUTS) {
          const array = gradientOf(got, name);
          if (!array) continue;
          const sums = Array.from(array, (_, i) => weighted((term) => oracle.grad[term][name][i]));
          if (precision === 32) this.float32(`${label} d${name}`, array, sums);
          else if (!LOOSER[fixture.name]) this.float64(`${label} d${name}`, array, sums, fixture.grads[of]?.[name]);
        }
      }
    }
  }

  private float32(label: string, got: ArrayLike<number>, oracle: Sum[]): void {
    const largest = oracle.reduce((most, { scale }) => Math.max(most, scale), 0);
    oracle.forEach(({ value, scale }, i) => {
      this.gradients[32].number(`${label}[${i}]`, got[i], value, scale);
      this.ofLargest.number(`${label}[${i}]`, got[i], value, largest);
    });
  }

  private float64(label: string, got: ArrayLike<number>, oracle: Sum[], original: number[] | 0 | undefined): void {
    if (original === undefined) return;
    oracle.forEach(({ scale }, i) => {
      const wanted = original === 0 ? 0 : original[i];
      if (isNumber(wanted)) this.gradients[64].number(`${label}[${i}]`, got[i], wanted, scale);
    });
  }
}

function isNumber(wanted: number | undefined): wanted is number {
  return wanted !== undefined && !Number.isNaN(wanted);
}

const rows = new Map(Object.values(conventions).map((convention: Convention) => [convention.name, new Row()]));
for (const fixture of comparableCases()) {
  if (fixture.name !== REFUSED) rows.get(fixture.convention.name)!.add(fixture);
}

const notes = [...new Set([...rows.values()].flatMap((row) => [...row.notes]))];
const number = ({ worst }: Comparison): string => (worst === 0 ? "0" : worst.toExponential(1));
const COLUMNS = [
  ...["convention", "reproduces", "fixtures", "float64 values", "float64 gradients"],
  ...["float32 values", "float32 gradients", "the same / largest S"],
];
console.log(`| ${COLUMNS.join(" | ")} |\n|${"---|".repeat(COLUMNS.length)}`);
for (const { name, source } of Object.values(conventions)) {
  const row = rows.get(name)!;
  const marks = [...row.notes].map((note) => ` [${notes.indexOf(note) + 1}]`).join("");
  const all = [row.values[64], row.gradients[64], row.values[32], row.gradients[32], row.ofLargest];
  const numbers = all.map((comparison) => (row.fixtures > 0 ? number(comparison) : "-"));
  console.log(`| \`${name}\` | ${[source, row.fixtures + marks, ...numbers].join(" | ")} |`);
}
console.log();
notes.forEach((note, i) => {
  console.log(`${i + 1}. ${note[0].toUpperCase()}${note.slice(1)}.`);
});
