/** Words of files beside a record, Chinese. */
export const attachmentsZhCN = {
  title: '附件',
  add: '添加附件',
  limit: '每个文件不超过 20 MiB，加密保存在本机数据库中',
  none: '没有附件',
  noKeeper: '这台电脑没有可用的系统密钥服务，无法加密保存附件。文件没有添加。',
  save: '另存为…',
  saveOne: '另存“{{name}}”',
  remove: '移除',
  removeOne: '移除“{{name}}”',
  size: { bytes: '{{n}} 字节', kib: '{{n}} KB', mib: '{{n}} MB' },
  saved: '已另存：{{name}}',
  by: '{{who}} 于 {{at}} 添加',
};
