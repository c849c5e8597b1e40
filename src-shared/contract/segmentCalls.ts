/** Segments, bulk and campaigns over the bridge. */
export const segmentCalls = {} as const;
