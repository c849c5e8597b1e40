/** Words of the palette, the keys and going back, Chinese. */
export const paletteZhCN = {
  title: '查找与操作',
};
