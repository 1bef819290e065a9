/** The shape and colour of an object, as the views draw it. */
import { outlines } from "../draw/outlines.ts";

export function Glyph({ colour, shape }: { readonly colour: string; readonly shape: keyof typeof outlines }) {
  return (
    <svg class="glyph" viewBox="-1.4 -1.4 2.8 2.8" width="10" height="10" aria-hidden="true">
      <path d={outlines[shape]} fill={colour} />
    </svg>
  );
}
