/**
 * Made-up names. Surnames by rough frequency, compound ones, given names of two ages, names of minorities with ·, and
 * characters that break careless encodings (GB18030 in four bytes, CJK extensions). Nobody real is meant.
 */
import { pickWeighted, type Random } from './random.ts';

const SURNAMES: readonly (readonly [string, number])[] = [
  ...pairs('王李张刘陈', 70),
  ...pairs('杨赵黄周吴徐孙胡朱高林何郭马罗', 26),
  ...pairs(
    '梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文',
    7,
  ),
  ...pairs('亓仉仝逄麴郗禤揭', 0.6),
  ...['欧阳', '司马', '上官', '诸葛', '皇甫', '尉迟', '令狐', '慕容', '司徒', '东方'].map(
    (name) => [name, 1.4] as const,
  ),
];
const MALE = '伟强磊军勇杰涛明超刚平辉鹏华飞波斌宇浩凯健俊帆帅旭宁龙林阳建国志远文博海峰轩晨睿泽恒永福德';
const FEMALE = '芳娜敏静丽艳娟霞秀英玲燕红梅雪琳洁莉倩婷慧颖佳萍兰云嘉怡欣雨桐诗涵梦瑶思琪淑珍桂凤';
/** Four bytes in GB18030: 𠮷 𬱖 𬍛 𣲗 㛃 㐂; two bytes in the newer standard only: 䶮; rare but plain: the others. */
const RARE = [...'𠮷㛃䶮喆犇堃曌𬱖𬍛赟龑骉𣲗㐂镕翀昇'];
const MINORITY = [
  '阿依古丽·买买提',
  '卓玛·次仁',
  '巴特尔·孟和',
  '古丽娜尔·吾守尔江',
  '迪丽努尔·阿卜杜热合曼',
  '丹增·扎西',
  '娜仁托娅·乌力吉',
  '艾合买提·图尔荪',
];
const FOREIGN = ['SMITH JOHN A.', "O'CONNOR, MARY", 'TANAKA KENJI', 'MÜLLER HANS'];
const PLACES = ['杭州', '浙江', '宁波', '西溪', '钱江', '之江', '临安', '萧山', '余杭', '运河'];
const WORDS = [
  '恒锐',
  '启明',
  '远帆',
  '盛弘',
  '嘉禾',
  '云栖',
  '汇丰源',
  '正泽',
  '同舟',
  '博衍',
  '瑞景',
  '鼎新',
  '宏图',
  '澄怀',
  '天目',
];
const TRADES = ['贸易', '投资', '实业', '科技', '置业', '物流', '文化传媒', '新材料', '机电设备'];
const PRODUCTS = ['稳进一号', '价值成长二号', '量化对冲三号', '债券增强A', '灵活配置五期', '指数增强一期'];

function pairs(characters: string, weight: number): (readonly [string, number])[] {
  return [...characters].map((character) => [character, weight] as const);
}

export function personName(
  random: Random,
  gender: 'male' | 'female',
  options: { rare?: boolean; minority?: boolean; foreign?: boolean } = {},
): string {
  if (options.foreign) return random.pick(FOREIGN);
  if (options.minority) return random.pick(MINORITY);
  const surname = pickWeighted(random, SURNAMES);
  const pool = [...(gender === 'male' ? MALE : FEMALE)];
  const first = options.rare ? random.pick(RARE) : random.pick(pool);
  return random.chance(0.18)
    ? surname + first
    : surname + (random.chance(0.5) ? first + random.pick(pool) : random.pick(pool) + first);
}

export function institutionName(random: Random): string {
  return `${random.pick(PLACES)}${random.pick(WORDS)}${random.pick(TRADES)}${random.chance(0.7) ? '有限公司' : '股份有限公司'}`;
}

export function productName(random: Random): string {
  return `${random.pick(WORDS)}${random.pick(PRODUCTS)}${random.chance(0.6) ? '私募证券投资基金' : '集合资产管理计划'}`;
}

/** The rare characters in turn, so that even a small branch has the hardest ones. */
export function nameWithRare(random: Random, turn: number): string {
  return pickWeighted(random, SURNAMES) + (RARE[turn % RARE.length] as string);
}

const STREETS = ['文三路', '体育场路', '庆春路', '学院路', '天目山路', '江南大道', '市心中路', '莫干山路', '秋涛北路'];
const ESTATES = ['翠苑一区', '景芳三区', '"云栖"小镇', '丁桥景园', '金色海岸', '湖畔花园', '钱塘·印象', '朝晖六区'];

/** Some addresses hold commas, quotes and line breaks, as typed at a counter. */
export function addressText(random: Random): string {
  const base = `浙江省杭州市${random.pick(['西湖区', '上城区', '拱墅区', '滨江区', '萧山区', '余杭区'])}${random.pick(STREETS)}${random.between(1, 899)}号`;
  const unit = `${random.between(1, 28)}幢${random.between(1, 3)}单元${random.between(1, 24)}0${random.between(1, 4)}室`;
  const shape = random.next();
  if (shape < 0.06) return `${base},${random.pick(ESTATES)},${unit}`;
  if (shape < 0.1) return `${base}\n${random.pick(ESTATES)} ${unit}`;
  if (shape < 0.14) return `${base}"${random.pick(ESTATES).replaceAll('"', '')}"${unit}`;
  return `${base}${random.pick(ESTATES)}${unit}`;
}

export const OCCUPATIONS = [
  '工程师',
  '教师',
  '医生',
  '公务员',
  '个体经营',
  '会计',
  '企业管理人员',
  '自由职业',
  '农民',
  '学生',
  '律师',
  '司机',
  '家庭主妇',
];
export const EDUCATIONS = ['初中', '高中', '中专', '大专', '本科', '硕士', '博士'];
