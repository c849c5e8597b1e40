/** Starts the window: language, routing, events, then the tree. */
import '../bridge/jitless.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/chips.css';
import './app.css';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../locales/i18n.ts';
import { startRouter } from '../ui/places/router.ts';
import { PreferencesProvider } from '../ui/settings/PreferencesProvider.tsx';
import { preferencesStore, resolve } from '../ui/settings/preferences.ts';
import { App } from './App.tsx';
import { startInvalidation } from './queryClient.ts';
import { startTrustedTypes } from './trustedTypes.ts';

startTrustedTypes();
startI18n(resolve(preferencesStore.get(), navigator.language, false).language);
startRouter();
startInvalidation();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <PreferencesProvider>
      <App />
    </PreferencesProvider>
  </StrictMode>,
);
