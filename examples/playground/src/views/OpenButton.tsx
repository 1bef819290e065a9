/** Opens files by a button, or dropped anywhere on the page. */
import { useEffect, useRef, useState } from "preact/hooks";
import { openFiles } from "../formats/open.ts";
import { store } from "../model.ts";
import { useStore } from "../store.ts";

export function OpenButton() {
  const input = useRef<HTMLInputElement>(null);
  const busy = useStore(store, (state) => state.busy);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const isFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const drag = (event: DragEvent): void => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!isFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void openFiles([...event.dataTransfer!.files]);
    };
    addEventListener("dragover", drag);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", drag);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, []);
  return (
    <>
      <button type="button" disabled={busy !== undefined} onClick={() => input.current!.click()}>
        {busy ?? "Open a file …"}
      </button>
      <input
        ref={input}
        class="hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Files to open"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = "";
          if (files.length > 0) void openFiles(files);
        }}
      />
      {over && (
        <div class="drop">
          <p>
            Drop beta, x and, where there is truth, objectId
            <span>npz, npy, Parquet, CSV, JSON, a TrackML event or an ONNX model; nothing leaves your browser</span>
          </p>
        </div>
      )}
    </>
  );
}
