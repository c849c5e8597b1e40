/** A client as a person over the bridge: profile, family, household, goals. */
export const personCalls = {} as const;
