/** A list of the events of a file, to choose one. */

/** A longer list takes too long to draw, and nobody looks through it. */
const mostListed = 1000;

export interface EventChoiceProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly chosen: number;
  readonly onChoice: (chosen: number) => void;
}

export function EventChoice({ label, names, chosen, onChoice }: EventChoiceProps) {
  return (
    <select
      class="event"
      aria-label={label}
      value={`${chosen}`}
      onChange={({ currentTarget }) => onChoice(Number(currentTarget.value))}
    >
      {names.slice(0, mostListed).map((name, i) => (
        <option key={name} value={`${i}`}>
          event {name}
        </option>
      ))}
    </select>
  );
}
