/** Settings of the condensation for latent spaces that are fitted to one event. */
export const fitSettings = { betaThreshold: 0.5, radius: 0.4 } as const;
