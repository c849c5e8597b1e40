/**
 * The page shown instead of the window's own when the store is there and cannot be opened: what is so, that nothing was
 * changed, what to do; in Chinese and English, since no setting can be trusted at that point. No script, no delete button.
 */
interface Words {
  readonly title: string;
  readonly facts: string;
  readonly next: string;
}
interface Both {
  readonly zh: Words;
  readonly en: Words;
}

const UNTOUCHED = { zh: '数据文件没有被改动。', en: 'The data file was left untouched.' } as const;

const DAMAGED: Both = {
  zh: {
    title: '数据文件已损坏',
    facts: '数据文件无法作为本程序的数据读取。',
    next: '请用最近一份备份恢复，或请技术支持处理。',
  },
  en: {
    title: 'The data file is damaged',
    facts: 'It cannot be read as data of this program.',
    next: 'Restore the newest backup, or ask support.',
  },
};

const BY_CODE: Readonly<Record<string, Both>> = {
  newer_schema: {
    zh: {
      title: '数据由更新版本的程序写成',
      facts: '本程序的版本较旧，读不了这份数据。',
      next: '请更新本程序后再打开。',
    },
    en: {
      title: 'The data was written by a newer version',
      facts: 'This version of the program cannot read it.',
      next: 'Update the program, then open it again.',
    },
  },
  wrong_key: {
    zh: {
      title: '密钥不对',
      facts: '数据文件无法用这把密钥打开。',
      next: '请确认登录的是正确的电脑账户，或请技术支持处理。',
    },
    en: {
      title: 'The key does not fit',
      facts: 'The data file cannot be opened with this key.',
      next: 'Check that you use the right account on this computer, or ask support.',
    },
  },
  not_a_store: {
    zh: { title: '这不是本程序的数据文件', facts: '所指的文件属于别的程序。', next: '请检查数据文件的位置设置。' },
    en: {
      title: 'This is not a data file of this program',
      facts: 'The file belongs to another program.',
      next: 'Check where the data file is set to lie.',
    },
  },
  damaged: DAMAGED,
};

export const REFUSED_PATH = '/store-refused';

/** `detail`: the store's own words, which name the schema found and the one known; without the folder it lies in. */
export function storeRefusedPage(code: string, detail: string, appVersion: string): string {
  const words = Object.hasOwn(BY_CODE, code) ? (BY_CODE[code] ?? DAMAGED) : DAMAGED;
  const part = (lang: 'zh' | 'en') =>
    `<section lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><h1>${words[lang].title}</h1><p>${words[lang].facts}${lang === 'en' ? ' ' : ''}${UNTOUCHED[lang]}</p><p><strong>${words[lang].next}</strong></p></section>`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>营业部客户台 Branch Desk</title>
<style nonce="__CSP_NONCE__">
body{margin:0;min-height:100vh;display:grid;place-content:center;gap:1.5rem;font:16px/1.6 "Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;color:#17202e;background:#f2f4f8}
main{background:#fff;border:1px solid #cbd3df;border-radius:8px;padding:2rem 2.5rem;max-width:40rem}
h1{font-size:1.25rem;margin:0 0 .5rem}p{margin:.25rem 0}section+section{margin-top:1.5rem;padding-top:1.5rem;border-top:1px solid #e3e7ee}
footer{margin-top:1.5rem;color:#4b5768;font-size:.8125rem}
@media (prefers-color-scheme:dark){body{color:#e6eaf0;background:#0f141b}main{background:#171d26;border-color:#3a4656}section+section{border-color:#2a3441}footer{color:#b6c0cd}}
</style></head><body><main data-testid="store-refused">${part('zh')}${part('en')}<footer>${asText(detail)}<br>Branch Desk ${asText(appVersion)} · ${asText(code)}</footer></main></body></html>`;
}

function asText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
