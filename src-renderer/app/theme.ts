/** Ant Design's tokens on our own palette; the same colours stand in tokens.css for everything that is not antd. */
import { type ThemeConfig, theme } from 'antd';
import type { Theme } from '../ui/settings/preferences.ts';

export const FONT_FAMILY =
  '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, -apple-system, "Segoe UI", sans-serif';

const shared = {
  fontFamily: FONT_FAMILY,
  fontSize: 13,
  borderRadius: 6,
  controlHeight: 32,
  wireframe: false,
} as const;

/** White on the primary colour reaches 7:1 in light and 5.6:1 in dark; antd's own blue fails with 4.1:1. */
const light: ThemeConfig = {
  cssVar: { key: 'bd' },
  algorithm: theme.defaultAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#1f4e9c',
    colorInfo: '#1f4e9c',
    colorLink: '#1f4e9c',
    colorText: '#17202e',
    colorTextSecondary: '#4b5768',
    colorTextTertiary: '#5d6879',
    colorTextPlaceholder: '#667085',
    colorTextDescription: '#5d6879',
    colorBgLayout: '#f2f4f8',
    colorBorder: '#cbd3df',
    colorBorderSecondary: '#e3e7ee',
    colorError: '#b42318',
    colorSuccess: '#0b7a43',
    colorWarning: '#9a5b00',
    // Derived from so dark a colour these would be mud.
    colorWarningBg: '#fdf3e1',
    colorWarningBorder: '#f0d9ac',
    controlItemBgActive: '#e4ecf9',
    controlItemBgActiveHover: '#d6e2f5',
  },
};

const dark: ThemeConfig = {
  cssVar: { key: 'bd' },
  algorithm: theme.darkAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#3a72d8',
    colorInfo: '#3a72d8',
    colorLink: '#8db4f8',
    colorText: '#e6eaf0',
    colorTextSecondary: '#b6c0cd',
    colorTextTertiary: '#98a4b4',
    colorTextPlaceholder: '#8b97a7',
    colorTextDescription: '#98a4b4',
    colorBgLayout: '#0f141b',
    colorBgContainer: '#171d26',
    colorBgElevated: '#1f2733',
    colorBorder: '#3a4656',
    colorBorderSecondary: '#2a3441',
  },
  components: {
    Tabs: { itemSelectedColor: '#8db4f8', itemHoverColor: '#b4cdfb', inkBarColor: '#8db4f8' },
    Select: { optionSelectedBg: '#26374f' },
  },
};

export function antdTheme(name: Theme): ThemeConfig {
  return name === 'dark' ? dark : light;
}

/** The nonce that the shell wrote into the page for the style elements of this load; none in a bare harness. */
export function styleNonce(): string | undefined {
  const content = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content');
  return content && content !== '__CSP_NONCE__' ? content : undefined;
}
