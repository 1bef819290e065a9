/** Sentences about what went wrong, and news. */
import { dismiss, store } from "../model.ts";
import { useStore } from "../store.ts";

export function Notices() {
  const notices = useStore(store, (state) => state.notices);
  return (
    <div class="notices" role="alert">
      {notices.map(({ number, kind, text }) => (
        <p key={number} class={kind}>
          {text}
          <button type="button" class="quiet" onClick={() => dismiss(number)}>
            Dismiss
          </button>
        </p>
      ))}
    </div>
  );
}
