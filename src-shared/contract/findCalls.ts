/** Finding anything over the bridge. */
export const findCalls = {} as const;
