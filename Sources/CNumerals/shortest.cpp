#include "CNumerals.h"

#include <charconv>

int cnumerals_shortest(double number, char *digits, int *point) {
  char text[32];
  const auto written =
      std::to_chars(text, text + sizeof text, number, std::chars_format::scientific);
  const char *place = text;
  int count = 0;
  for (; place != written.ptr && *place != 'e'; ++place) {
    if (*place != '.') digits[count++] = *place;
  }
  // An exponent has a sign and at least two digits.
  int exponent = 0;
  const bool isNegative = place + 1 < written.ptr && place[1] == '-';
  for (place += 2; place < written.ptr; ++place) exponent = exponent * 10 + (*place - '0');
  *point = (isNegative ? -exponent : exponent) + 1;
  return count;
}

int cnumerals_fixed(double number, char *text) {
  // The longest are those under 0.001: a zero, a point, three zeros and 17 digits.
  return static_cast<int>(
      std::to_chars(text, text + 24, number, std::chars_format::fixed).ptr - text);
}
