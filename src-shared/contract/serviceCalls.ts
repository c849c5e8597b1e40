/** The service record over the bridge: quick line, timeline, complaints. */
export const serviceCalls = {} as const;
