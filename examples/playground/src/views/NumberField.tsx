/** A number with its name; what is out of range is not taken. */

interface NumberFieldProps {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number | "any";
  readonly onChange: (value: number) => void;
}

export function NumberField({ name, value, low, high, step, onChange }: NumberFieldProps) {
  return (
    <label>
      <span>{name}</span>
      <input
        class="number"
        type="number"
        {...{ min: low, max: high, step, value }}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== "" && currentTarget.checkValidity()) onChange(currentTarget.valueAsNumber);
          else currentTarget.value = String(value);
        }}
      />
    </label>
  );
}
