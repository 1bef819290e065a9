/** Asks which columns of the event an ONNX model takes. */
import { useEffect, useRef, useState } from "preact/hooks";
import { eventTable, runModel } from "../formats/open.ts";
import { store } from "../model.ts";
import { useStore } from "../store.ts";

export function ModelDialog() {
  const model = useStore(store, (state) => state.model);
  const mapping = useStore(store, (state) => state.mapping);
  // A file that came with the model is mapped first.
  return model && !mapping ? <Dialog key={model.name} model={model} /> : null;
}

function Dialog({ model }: { readonly model: File }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const busy = useStore(store, (state) => state.busy);
  const { columns, file } = eventTable();
  const [names, setNames] = useState(
    columns
      .slice(0, 3)
      .map(({ name }) => name)
      .join(", "),
  );
  const [scale, setScale] = useState("1");
  useEffect(() => dialog.current!.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="model-title" onClose={() => store.set({ model: undefined })}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          const list = names
            .split(",")
            .map((name) => name.trim())
            .filter(Boolean);
          void runModel(model, list, Number(scale) || 1);
        }}
      >
        <h2 id="model-title">Features for {model.name}</h2>
        <p class="note">
          It runs in this page on {file}: one input, features [hits, width] in float32. Its outputs are mapped next.
        </p>
        <label class="role">
          <span>
            columns<small>in the order of the features, with commas</small>
          </span>
          <input value={names} spellcheck={false} onInput={({ currentTarget }) => setNames(currentTarget.value)} />
        </label>
        <label class="role">
          <span>
            factor<small>of all of them, such as 0.001 from mm to m</small>
          </span>
          <input value={scale} inputMode="decimal" onInput={({ currentTarget }) => setScale(currentTarget.value)} />
        </label>
        <p class="note">
          There are {columns.map(({ name, width }) => (width > 1 ? `${name} [${width}]` : name)).join(", ")}.
        </p>
        <div class="buttons">
          <button type="button" onClick={() => dialog.current!.close()}>
            Cancel
          </button>
          <button type="submit" class="main" disabled={busy !== undefined}>
            {busy ? "Running …" : "Run"}
          </button>
        </div>
      </form>
    </dialog>
  );
}
