/**
 * Two series of day returns side by side, added up pair by pair (Welford): means, squared deviations and products of
 * deviations. The sample variance of x is squaresX / (n − 1), the sample covariance products / (n − 1); a ratio of the
 * two needs neither. Source: Welford 1962; Chan, Golub & LeVeque 1983 for the covariance. No unit.
 */
export class PairSums {
  n = 0;
  meanX = 0;
  meanY = 0;
  squaresX = 0;
  squaresY = 0;
  products = 0;

  push(x: number, y: number): void {
    this.n += 1;
    const dx = x - this.meanX;
    const dy = y - this.meanY;
    this.meanX += dx / this.n;
    this.meanY += dy / this.n;
    this.squaresX += dx * (x - this.meanX);
    this.squaresY += dy * (y - this.meanY);
    this.products += dx * (y - this.meanY);
  }
}
