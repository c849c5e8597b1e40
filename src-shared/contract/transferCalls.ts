/** Importing and exporting over the bridge. */
export const transferCalls = {} as const;
