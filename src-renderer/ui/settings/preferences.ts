/** The reader's settings and what they come to on this machine. */
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../locales/language.ts';
import { persisted } from './persisted.ts';

export type Theme = 'light' | 'dark';
export type UpColour = 'red' | 'green';

const schema = z.object({
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['system', 'light', 'dark']),
  upColour: z.enum(['language', 'red', 'green']),
});
export type Preferences = z.infer<typeof schema>;

export interface Resolved {
  readonly language: Language;
  readonly theme: Theme;
  readonly upColour: UpColour;
}

export const DEFAULT_PREFERENCES: Preferences = { language: 'system', theme: 'system', upColour: 'language' };

export function readPreferences(json: unknown): Preferences | null {
  const parsed = schema.safeParse(json);
  return parsed.success ? parsed.data : null;
}

/** Chinese where the system is Chinese; red is up in Chinese and green in English unless the reader chose. */
export function resolve(preferences: Preferences, systemLanguage: string, systemDark: boolean): Resolved {
  const language =
    preferences.language === 'system'
      ? systemLanguage.toLowerCase().startsWith('zh')
        ? 'zh-CN'
        : 'en'
      : preferences.language;
  const theme = preferences.theme === 'system' ? (systemDark ? 'dark' : 'light') : preferences.theme;
  const upColour =
    preferences.upColour === 'language' ? (language === 'zh-CN' ? 'red' : 'green') : preferences.upColour;
  return { language, theme, upColour };
}

export const preferencesStore = persisted('branchDesk.preferences', readPreferences, DEFAULT_PREFERENCES);
