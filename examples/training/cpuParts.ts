/** CPU time of the process by part: unlike the time of day, it does not count other processes. */

/** In milliseconds. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export interface CpuParts {
  /** Counts the time since the last call as that of `part`. */
  end(part: string): void;
  toString(): string;
}

/** The first part begins with the process. */
export function cpuParts(): CpuParts {
  const seconds: Record<string, number> = {};
  let last = 0;
  return {
    end(part) {
      const now = cpuMs() / 1000;
      seconds[part] = (seconds[part] ?? 0) + now - last;
      last = now;
    },
    toString() {
      const parts = Object.entries(seconds).map(([part, time]) => `${part} ${time.toFixed(1)}`);
      return `${last.toFixed(1)} s (${parts.join(", ")})`;
    },
  };
}
