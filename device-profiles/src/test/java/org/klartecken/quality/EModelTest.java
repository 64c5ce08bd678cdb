// SPDX-License-Identifier: Apache-2.0
package org.klartecken.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EModelTest {
  @ParameterizedTest
  @CsvSource({"0,93.206,4.409", "100,90.664,4.355", "150,89.539,4.328", "200,85.805,4.223", "300,72.666,3.719",
      "400,62.247,3.216"})
  void delayCostsWhatTheRecommendationSays(double ms, double rating, double mos) {
    double r = EModel.rating(ms / 1000, 0, 1, Codec.G711);
    assertEquals(rating, r, 0.001);
    assertEquals(mos, EModel.mos(r), 0.001);
  }

  @ParameterizedTest
  @CsvSource({"G711,1,75.282", "G711,2,63.047", "G711,5,42.131", "G711_PLC,1,89.566", "G711_PLC,2,86.195",
      "G711_PLC,5,77.425", "G729A,1,78.006", "G729A,2,74.206", "G729A,5,64.706", "G723_1,1,73.528",
      "G723_1,2,69.366", "G723_1,5,59.249", "GSM_EFR,1,80.024", "GSM_EFR,2,73.206", "GSM_EFR,5,58.206"})
  void lossCostsEachCodecWhatTheRecommendationSays(String codec, double percent, double rating) {
    assertEquals(rating, EModel.rating(0, percent / 100, 1, codec(codec)), 0.001);
  }

  @ParameterizedTest
  @CsvSource({"G711,23.353", "G711_PLC,75.996", "G729A,62.671", "G723_1,56.701", "GSM_EFR,52.206"})
  void lossInBurstsCostsMore(String codec, double rating) {
    assertEquals(rating, EModel.rating(0, 0.05, 2, codec(codec)), 0.001);
  }

  @ParameterizedTest
  @CsvSource({"93.2,4.409", "90,4.339", "80,4.024", "70,3.597", "60,3.100", "50,2.575", "40,2.064", "30,1.609"})
  void ratingsBecomeScores(double rating, double mos) {
    assertEquals(mos, EModel.mos(rating), 0.001);
  }

  @Test
  void scoresStayBetweenOneAndFourAndAHalf() {
    for (double r = -50; r <= 150; r += 0.25) {
      double mos = EModel.mos(r);
      assertTrue(mos >= 1 && mos <= 4.5, r + " gives " + mos);
    }
  }

  private static Codec codec(String name) {
    return switch (name) {
      case "G711" -> Codec.G711;
      case "G711_PLC" -> Codec.G711_PLC;
      case "G729A" -> Codec.G729A;
      case "G723_1" -> Codec.G723_1;
      case "GSM_EFR" -> Codec.GSM_EFR;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
