/** Why a row or a cell is not imported, in both languages: for the page and for the file of rows that are left. */
import type { IssueCode } from './importFields.ts';

export const ISSUE_WORDS: Readonly<Record<IssueCode, { readonly zh: string; readonly en: string }>> = {
  bad_form: { zh: '这一行的列数或引号不完整', en: 'the row has too many columns or broken quotes' },
  no_key: { zh: '没有客户号、资金账号或姓名', en: 'no client number, account number or name' },
  no_client: { zh: '没有找到客户', en: 'no such client' },
  several_clients: { zh: '不能确认是哪位客户，请选择', en: 'not certain which client is meant: choose one' },
  name_differs: { zh: '号码与姓名不是同一位客户，请选择', en: 'number and name are of different clients: choose one' },
  bad_day: { zh: '不是日期（如 2026-11-20）', en: 'not a date (such as 2026-11-20)' },
  bad_kind: { zh: '不认识的联系方式', en: 'unknown kind of contact' },
  bad_relation: { zh: '不认识的关系', en: 'unknown relation' },
  bad_word: { zh: '不认识的说法，请改成档案里的选项', en: 'an unknown word: write it as the profile does' },
  bad_mobile: { zh: '不是电话号码', en: 'not a phone number' },
  bad_tag: { zh: '标签超过 40 字，或含 # @', en: 'a tag has more than 40 characters, or # or @' },
  too_long: { zh: '内容太长', en: 'too long' },
  missing_day: { zh: '联系记录缺少日期', en: 'a contact without a date' },
  missing_text: { zh: '缺少内容', en: 'no text' },
  missing_name: { zh: '家庭成员缺少姓名', en: 'a family member without a name' },
  nothing: { zh: '这一行没有可导入的内容', en: 'nothing to import in this row' },
};
