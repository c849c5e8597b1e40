/** Where the rules of suitability come from. */
export const SUITABILITY_SOURCE = 'contract/formulas.md, Suitability 适当性; 证券期货投资者适当性管理办法';
