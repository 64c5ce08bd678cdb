// SPDX-License-Identifier: Apache-2.0
package org.klartecken.quality;

/**
 * The E-model of ITU-T G.107 for narrowband voice: from delay and loss to the rating factor R and the mean opinion score.
 *
 * <p>All that a packet network does not decide has the Recommendation's default value (table 2); names are its names.
 */
public final class EModel {
  private static final double SLR = 8;
  private static final double RLR = 2;
  private static final double OLR = SLR + RLR;
  private static final double STMR = 15;
  private static final double LSTR = 18;
  private static final double DS = 3;
  private static final double TELR = 65;
  private static final double WEPL = 110;
  private static final double NC = -70;
  private static final double NFOR = -64;
  private static final double PS = 35;
  private static final double PR = 35;
  private static final double NO = no();
  /** Basic signal-to-noise ratio, equation 7-2. */
  private static final double RO = 15 - 1.5 * (SLR + NO);

  private EModel() {
  }

  /**
   * The rating factor, equation 7-1; 93.2 for a perfect network. The echo path is as long as the call's.
   *
   * @param oneWay mouth to ear, in seconds
   * @param loss share of packets that could not be played, 0 to 1
   * @param burst ratio of the mean length of observed bursts of loss to that of random loss, at least 1
   */
  public static double rating(double oneWay, double loss, double burst, Codec codec) {
    double ms = oneWay * 1000;
    return RO - is(ms) - id(ms) - ieEff(loss * 100, burst, codec);
  }

  /** The mean opinion score of a rating, annex B, 1 to 4.5. Below 6.5 the cubic would fall under 1. */
  public static double mos(double r) {
    if (r <= 0) {
      return 1;
    }
    if (r >= 100) {
      return 4.5;
    }
    return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
  }

  /** The sum of all noise at the 0 dBr point, equations 7-3 to 7-7. */
  private static double no() {
    double nos = PS - SLR - DS - 100 + 0.004 * square(PS - OLR - DS - 14);
    double pre = PR + 10 * Math.log10(1 + Math.pow(10, (10 - LSTR) / 10));
    double nor = RLR - 121 + pre + 0.008 * square(pre - 35);
    double nfo = NFOR + RLR;
    return 10 * Math.log10(power(NC) + power(nos) + power(nor) + power(nfo));
  }

  /** What comes together with the voice, equations 7-8 to 7-17. */
  private static double is(double t) {
    double xolr = OLR + 0.2 * (64 + NO - RLR);
    double iolr = 20 * (Math.pow(1 + Math.pow(xolr / 8, 8), 1.0 / 8) - xolr / 8);
    double stmro = -10 * Math.log10(power(-STMR) + Math.exp(-t / 4) * power(-TELR));
    double ist = 12 * Math.pow(1 + Math.pow((stmro - 13) / 6, 8), 1.0 / 8)
        - 28 * Math.pow(1 + Math.pow((stmro + 1) / 19.4, 35), 1.0 / 35)
        - 13 * Math.pow(1 + Math.pow((stmro - 3) / 33, 13), 1.0 / 13) + 29;
    double q = 37; // one quantization distortion unit: 37 − 15 log 1
    double g = 1.07 + 0.258 * q + 0.0602 * square(q);
    double y = (RO - 100) / 15 + 46 / 8.4 - g / 9;
    double z = 46.0 / 30 - g / 40;
    double iq = 15 * Math.log10(1 + Math.pow(10, y) + Math.pow(10, z));
    return iolr + ist + iq;
  }

  /** What comes of delay and echo, equations 7-18 to 7-28; T = Ta, Tr = 2T. */
  private static double id(double t) {
    double terv = TELR - 40 * Math.log10((1 + t / 10) / (1 + t / 150)) + 6 * Math.exp(-0.3 * square(t));
    double roe = -1.5 * (NO - RLR);
    double re = 80 + 2.5 * (terv - 14);
    double idte = ((roe - re) / 2 + Math.sqrt(square(roe - re) / 4 + 100) - 1) * (1 - Math.exp(-t));
    double rle = 10.5 * (WEPL + 7) * Math.pow(2 * t + 1, -0.25);
    double idle = (RO - rle) / 2 + Math.sqrt(square(RO - rle) / 4 + 169);
    return idte + idle + idd(t);
  }

  /** Delay that is too long even without any echo. */
  private static double idd(double ta) {
    if (ta <= 100) {
      return 0;
    }
    double x = Math.log(ta / 100) / Math.log(2);
    return 25 * (Math.pow(1 + Math.pow(x, 6), 1.0 / 6) - 3 * Math.pow(1 + Math.pow(x / 3, 6), 1.0 / 6) + 2);
  }

  /** Equation 7-29. */
  private static double ieEff(double ppl, double burst, Codec codec) {
    return ppl == 0 ? codec.ie() : codec.ie() + (95 - codec.ie()) * ppl / (ppl / Math.max(1, burst) + codec.bpl());
  }

  private static double power(double decibel) {
    return Math.pow(10, decibel / 10);
  }

  private static double square(double x) {
    return x * x;
  }
}
