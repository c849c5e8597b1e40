/** Both curves fill what the key figures leave of the window, and stay readable on the smallest one (1366×768). */
export const CURVE_HEIGHT = 'clamp(190px, calc(100vh - 560px), 620px)';
