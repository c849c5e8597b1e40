/** Likely causes of breaks: what it is, and what to do next. */
import type { breaksZhCN } from './breaks.zh-CN.ts';

export const breaksEn: typeof breaksZhCN = {
  cause: {
    code_change: {
      means: 'The same quantity stands under another code of this account: a code change was probably not delivered.',
      next: 'Ask head office for the code change (code_changes); the break closes when it arrives.',
    },
    quarantined_trade: {
      means: 'Trades of this account and security are in quarantine and not in our book.',
      next: 'Look up the reason by file and line, export the rows and ask head office to send them corrected.',
    },
    corporate_action: {
      means:
        "Head office's quantity is ours times one ratio: bonus shares, a split or a merge were probably not delivered.",
      next: "Check the company's notice and ask head office for the missing rows.",
    },
    oversold: {
      means: 'More was sold or moved out than the book held; the rest was not taken off.',
      next: 'Look for an earlier purchase or transfer that is missing and ask head office for a correction of that day.',
    },
    missing_trade: {
      means: 'No row accounts for this break: a trade is probably missing.',
      next: "Compare head office's trades of the day it was first seen and ask for the missing rows.",
    },
    not_additive: {
      means: "Head office's own figures do not sum: the parts are not the total that it gives.",
      next: 'Tell head office both figures and ask for corrected assets or positions. Our book needs no change.',
    },
    quantity: {
      means: 'The difference of market value follows from a quantity break of the same account.',
      next: 'See to the quantity first; this break closes with it.',
    },
    missing_price: {
      means: 'The prices of the day have no close for it, so our book values it at an older one.',
      next: 'Ask head office for the prices of the day; if trading is suspended, ask it to check its value.',
    },
    stale_price: {
      means: "The quantities agree, but head office's price is not the close of the day.",
      next: 'Compare the two prices in the evidence and ask head office to check its valuation or its prices.',
    },
    transfer_without_value: {
      means: 'A transfer in came without an amount; its cost and value are not known.',
      next: 'Ask head office to give the amount in a correction.',
    },
    unknown: {
      means: 'Nothing in the data accounts for this break.',
      next: "Open the client's holdings and trades and compare them with head office's, line by line.",
    },
  },
};
