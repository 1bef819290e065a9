/** The losses of every convention for the event, and how far they are from what a training printed. */
import { useEffect, useState } from "preact/hooks";
import { calculate } from "../calculation/client.ts";
import type { LossRow } from "../calculation/protocol.ts";
import type { Hits } from "../data/hits.ts";
import { change, hitsShown, store } from "../model.ts";
import { conventionNames } from "../settings.ts";
import { useStore } from "../store.ts";
import { NumberField } from "./NumberField.tsx";

const terms = ["attractive", "repulsive", "coward", "noise", "total"] as const;
type Term = (typeof terms)[number];
/** Two numbers of the same float32 computation agree to about this. */
const agrees = 1e-5;

export function LossesPanel() {
  const hits = useStore(store, hitsShown);
  const qMin = useStore(store, ({ settings }) => settings.qMin);
  const [rows, setRows] = useState<{ of?: Hits; list: LossRow[]; problem?: string }>({ list: [] });
  const [printed, setPrinted] = useState("");
  const [term, setTerm] = useState<Term>("total");
  const [asked, setAsked] = useState(0);
  // The event of a running training changes all the time: its losses are computed when asked for.
  const moving = useStore(store, ({ training, source }) => source === "event" && training.status === "running");

  useEffect(() => {
    if (moving && rows.of && asked === 0) return;
    let ended = false;
    const compute = async (): Promise<void> => {
      const list: LossRow[] = [];
      setRows({ list, of: hits });
      for (const convention of conventionNames) {
        if (ended || !hits.object) return;
        const [beta, x, object] = [hits.beta.slice(), hits.x.slice(), hits.object.slice()];
        const request = { convention, hits: { beta, x, object, extras: hits.extras }, qMin };
        const row = await calculate("loss", request, [beta.buffer, x.buffer, object.buffer]);
        list.push(row);
        if (!ended) setRows({ list: [...list], of: hits });
      }
    };
    compute().catch((error: Error) => !ended && setRows({ list: [], of: hits, problem: error.message }));
    return () => {
      ended = true;
    };
  }, [moving ? undefined : hits, qMin, asked]);

  if (!hits.object) {
    return <p class="note">A loss compares with the truth, which this file has not: map a column as objectId.</p>;
  }
  const value = Number(printed.replace(",", "."));
  const compares = printed.trim() !== "" && Number.isFinite(value);
  return (
    <>
      <p class="note">
        What each implementation's formulas give for this event, in the precision of its file, with the loss weights of
        the convention. Where a row agrees with your training, you have found its convention.
      </p>
      <div class="fields">
        <label class="wide">
          <span>The value my training printed</span>
          <input
            class="number"
            inputMode="decimal"
            placeholder="0.1234"
            value={printed}
            onInput={({ currentTarget }) => setPrinted(currentTarget.value)}
          />
        </label>
        <label>
          <span>is</span>
          <select value={term} onChange={({ currentTarget }) => setTerm(currentTarget.value as Term)}>
            {terms.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <NumberField
          name="with qMin"
          {...{ value: qMin, low: 0, high: 10, step: "any" }}
          onChange={(next) => change({ qMin: next })}
        />
      </div>
      {moving && (
        <button type="button" onClick={() => setAsked(asked + 1)}>
          Compute for the present step
        </button>
      )}
      {rows.list.length < conventionNames.length && (
        <p class="note" role="status">
          Computed {rows.list.length} of {conventionNames.length} …
        </p>
      )}
      {rows.problem && <p class="verdict bad">{rows.problem}</p>}
      {compares ? <Differences rows={rows.list} term={term} printed={value} /> : <AllTerms rows={rows.list} />}
    </>
  );
}

function number(value: number): string {
  if (value === 0) return "0";
  return Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5 ? value.toExponential(1) : value.toPrecision(3);
}

function Name({ row }: { readonly row: LossRow }) {
  return (
    <th scope="row" title={row.source}>
      {/* a line may break before each word of the name */}
      {row.convention.split(/(?=[A-Z])/).map((word, i) => [i > 0 && <wbr key={word} />, word])}
    </th>
  );
}

function AllTerms({ rows }: { readonly rows: readonly LossRow[] }) {
  return (
    <table class="losses">
      <thead>
        <tr>
          <th scope="col">convention</th>
          {terms.map((term) => (
            <th key={term} scope="col">
              {term}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.convention}>
            <Name row={row} />
            {row.terms ? (
              terms.map((term) => <td key={term}>{number(row.terms![term])}</td>)
            ) : (
              <td colSpan={5} class="problem">
                {row.problem}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Differences({ rows, term, printed }: { rows: readonly LossRow[]; term: Term; printed: number }) {
  const apart = ({ terms: own }: LossRow): number => (own ? Math.abs(own[term] - printed) : Number.POSITIVE_INFINITY);
  const scale = Math.max(Math.abs(printed), 1e-12);
  const sorted = [...rows].sort((a, b) => apart(a) - apart(b));
  return (
    <table class="losses">
      <thead>
        <tr>
          {["convention", term, "difference", "relative"].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => {
          if (!row.terms) return null;
          const difference = row.terms[term] - printed;
          const close = Math.abs(difference) / scale < agrees;
          return (
            <tr key={row.convention} class={close ? "chosen" : ""}>
              <Name row={row} />
              <td>{row.terms[term].toPrecision(7)}</td>
              <td>{difference.toExponential(2)}</td>
              <td>{close ? "✓ agrees" : (difference / scale).toExponential(1)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
