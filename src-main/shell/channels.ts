/** The two channels between preload and main, and the page's origin; shared so that neither side can misspell them. */
export const CALL_CHANNEL = 'branch-desk:call';
export const EVENT_CHANNEL = 'branch-desk:event';

export const SCHEME = 'app';
export const HOST = 'crm';
export const ORIGIN = `${SCHEME}://${HOST}`;
export const HOME_URL = `${ORIGIN}/index.html`;
