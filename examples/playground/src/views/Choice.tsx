/** A few options side by side, one of them chosen. */

interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  readonly options: Readonly<Record<string, string>>;
  readonly value: Value;
  readonly onChange: (value: string) => void;
}

export function Choice<Value extends string | number>({ label, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <fieldset class="choice">
      <legend class="hidden">{label}</legend>
      {Object.entries(options).map(([name, text]) => (
        <button key={name} type="button" aria-pressed={String(value) === name} onClick={() => onChange(name)}>
          {text}
        </button>
      ))}
    </fieldset>
  );
}
