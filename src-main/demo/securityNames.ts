/** Made-up names of companies and funds, and the industries of the demo market. */
import type { Random } from './random.ts';

export const INDUSTRIES: readonly (readonly [industry: string, suffixes: readonly string[]])[] = [
  ['银行', ['银行']],
  ['证券', ['证券']],
  ['保险', ['人寿', '保险']],
  ['白酒', ['酒业', '老窖']],
  ['食品饮料', ['食品', '乳业']],
  ['医药生物', ['药业', '生物', '医疗']],
  ['半导体', ['微电', '芯科', '半导']],
  ['电子', ['电子', '光电']],
  ['计算机', ['软件', '信息', '数科']],
  ['通信', ['通信', '光网']],
  ['电力设备', ['电气', '新能', '储能']],
  ['汽车', ['汽车', '车辆', '零部']],
  ['机械设备', ['重工', '机床', '智装']],
  ['化工', ['化学', '新材', '化工']],
  ['有色金属', ['矿业', '铜业', '稀土']],
  ['钢铁', ['钢铁', '特钢']],
  ['煤炭', ['煤业', '能源']],
  ['房地产', ['地产', '置业']],
  ['建筑材料', ['水泥', '建材']],
  ['公用事业', ['电力', '水务', '燃气']],
  ['交通运输', ['航运', '港口', '物流']],
  ['国防军工', ['航空', '船舶', '军工']],
  ['传媒', ['传媒', '文化']],
  ['农林牧渔', ['牧业', '种业', '农业']],
];

const HEADS = [...'华中东南天金恒盛瑞泰宏远新国安海江浙钱越吴甬台温嘉湖绍衢丽舟杭沪苏皖赣闽粤桂川渝'];
const TAILS = [...'锐明源达康诺峰宇泽辰凯鼎力诚信和丰润朗晟澜岳星川岩'];

/** Four characters, as on a quote screen; never the same twice. */
export function companyName(random: Random, industryIndex: number, taken: Set<string>): string {
  const suffixes = (INDUSTRIES[industryIndex] as (typeof INDUSTRIES)[number])[1];
  for (;;) {
    const name = random.pick(HEADS) + random.pick(TAILS) + random.pick(suffixes);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

export const FUND_HOUSES = ['之江', '钱潮', '云栖', '天目', '湖畔', '甬江'];
