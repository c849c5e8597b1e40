/** Why a workbook is not read: an expected outcome, with plain words and nothing of its content. */
export class WorkbookProblem extends Error {}
