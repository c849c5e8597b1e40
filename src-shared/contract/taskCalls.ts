/** Tasks, reminders and Today over the bridge. */
export const taskCalls = {} as const;
