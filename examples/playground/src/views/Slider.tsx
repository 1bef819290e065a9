/** A slider with its name and its value; the value can be typed, too. */
import { useId } from "preact/hooks";

interface SliderProps {
  readonly name: string;
  /** What it means, in a few words. */
  readonly hint?: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly digits?: number;
  readonly onChange: (value: number) => void;
}

export function Slider({ name, hint, value, low, high, step, digits = 0, onChange }: SliderProps) {
  const id = useId();
  const read = (text: string, least: number, most: number): void => {
    const number = Number(text);
    if (text.trim() !== "" && Number.isFinite(number)) onChange(Math.max(least, Math.min(most, number)));
  };
  return (
    <div class="slider">
      <label for={id}>
        {name}
        {hint && <span>{hint}</span>}
      </label>
      <input
        class="number"
        type="number"
        aria-label={`${name}, as a number`}
        min={low}
        max={high}
        step={step}
        value={value.toFixed(digits)}
        onChange={({ currentTarget }) => read(currentTarget.value, low, high)}
      />
      <input
        id={id}
        type="range"
        min={low}
        max={high}
        step={step}
        value={value}
        onInput={({ currentTarget }) => read(currentTarget.value, low, high)}
      />
    </div>
  );
}
