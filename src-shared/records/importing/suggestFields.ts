/** Which field a column's header names, in Chinese or English. A proposal that the person sees and may change. */
import { IMPORT_FIELDS, type ImportField } from './importFields.ts';

/** As headers are compared: no blanks, no marks, no case, full-width forms plain. */
export function headerForm(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whole headers, in the form above. The first field that names a header has it. */
const NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  client_no: [
    '客户号',
    '客户编号',
    '客户代码',
    'clientno',
    'clientnumber',
    'clientid',
    'customerno',
    'customerid',
    'client',
  ],
  account_no: ['资金账号', '资金账户', '资金帐号', '账号', '帐号', '账户', 'accountno', 'accountnumber', 'account'],
  name: ['客户姓名', '客户名称', '姓名', '客户', '名称', 'name', 'clientname', 'customername', 'fullname'],
  known_mobile: ['开户手机', '柜台手机', '登记手机', 'registeredmobile'],
  known_birth: ['出生日期', '生日', '客户生日', '出生年月日', 'birthday', 'birthdate', 'dateofbirth', 'dob'],
  mobile: [
    '手机',
    '手机号',
    '手机号码',
    '移动电话',
    '联系电话',
    '联系方式',
    '电话',
    'mobile',
    'mobilenumber',
    'phone',
    'phonenumber',
    'cell',
    'tel',
  ],
  address: ['地址', '住址', '联系地址', '家庭住址', '通讯地址', 'address', 'homeaddress'],
  occupation: ['职业', '工作', '单位', '工作单位', '职务', 'occupation', 'job', 'profession'],
  hobbies: ['爱好', '兴趣', '兴趣爱好', '喜好', 'hobbies', 'hobby', 'interests', 'interest'],
  preferences: ['投资偏好', '偏好', '偏好品种', 'preferences', 'preference', 'investmentpreference'],
  needs: [
    '需求',
    '客户需求',
    '理财需求',
    '情况',
    '备注',
    '客户备注',
    '说明',
    'needs',
    'need',
    'remark',
    'remarks',
    'comment',
    'comments',
  ],
  profile_tags: ['标签', '客户标签', '分组', 'tags', 'tag', 'labels', 'label', 'group'],
  attitude: ['风险态度', '风险偏好', '投资风格', 'riskattitude', 'riskappetite', 'attitude'],
  experience: ['投资经验', '炒股经验', '投资年限', 'experience', 'investmentexperience'],
  income: ['年收入', '收入', '家庭年收入', 'income', 'annualincome'],
  expense: ['年支出', '支出', '家庭年支出', 'expense', 'spending', 'annualexpense'],
  reached_by: [
    '愿意的联系方式',
    '首选联系方式',
    '联系偏好',
    'preferredchannel',
    'preferredcontact',
    'contactpreference',
  ],
  member_name: [
    '家人姓名',
    '家属姓名',
    '家庭成员',
    '家人',
    '成员姓名',
    '亲属姓名',
    'familymember',
    'membername',
    'relativename',
  ],
  member_relation: ['关系', '与客户关系', '家人关系', '亲属关系', 'relation', 'relationship'],
  member_birth: [
    '家人生日',
    '家属生日',
    '家人出生日期',
    '成员生日',
    '成员出生日期',
    'memberbirthday',
    'memberbirthdate',
    'familybirthday',
  ],
  contact_on: [
    '日期',
    '联系日期',
    '联系时间',
    '沟通日期',
    '拜访日期',
    '服务日期',
    '记录日期',
    'date',
    'contactdate',
    'calldate',
    'day',
  ],
  contact_kind: [
    '方式',
    '联系类型',
    '沟通方式',
    '服务方式',
    '类型',
    '渠道',
    'kind',
    'type',
    'channel',
    'contacttype',
    'method',
  ],
  contact_text: [
    '内容',
    '联系内容',
    '沟通内容',
    '服务内容',
    '记录',
    '联系记录',
    '纪要',
    'text',
    'note',
    'notes',
    'content',
    'summary',
  ],
  contact_tags: ['记录标签', '联系标签', '主题', 'notetags', 'contacttags', 'topic'],
  contact_author: [
    '记录人',
    '联系人',
    '服务人员',
    '客户经理',
    '投顾',
    '经办人',
    'author',
    'by',
    'advisor',
    'recordedby',
  ],
  task_title: ['待办', '跟进事项', '跟进', '下一步', '任务', 'task', 'todo', 'followup', 'nextstep'],
  task_due: [
    '待办日期',
    '跟进日期',
    '到期日',
    '截止日期',
    '下次联系',
    '下次联系日期',
    'due',
    'duedate',
    'taskdue',
    'followupdate',
  ],
};
const BY_NAME = new Map<string, ImportField>();
for (const field of IMPORT_FIELDS) {
  for (const name of NAMES[field]) if (!BY_NAME.has(name)) BY_NAME.set(name, field);
}

/** One a header; null: none. No field twice. */
export function suggestFields(headers: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  return headers.map((header) => {
    const field = BY_NAME.get(headerForm(header));
    if (field === undefined || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** What a mapping is remembered by: headers in their order. */
export function headerSignature(headers: readonly string[]): string {
  return headers.map(headerForm).join('|').slice(0, 2_000);
}
