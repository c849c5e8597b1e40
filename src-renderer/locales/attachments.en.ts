/** Words of files beside a record, English. */
import type { attachmentsZhCN } from './attachments.zh-CN.ts';

export const attachmentsEn: typeof attachmentsZhCN = {
  title: 'Attachments',
  add: 'Add files',
  limit: 'Up to 20 MiB a file; kept encrypted in the store on this machine',
  none: 'No attachments',
  noKeeper: 'This system keeps no secrets, so files cannot be sealed here. Nothing was added.',
  save: 'Save as…',
  saveOne: 'Save "{{name}}" as',
  remove: 'Remove',
  removeOne: 'Remove "{{name}}"',
  size: { bytes: '{{n}} bytes', kib: '{{n}} KB', mib: '{{n}} MB' },
  saved: 'Saved: {{name}}',
  by: 'Added by {{who}}, {{at}}',
};
