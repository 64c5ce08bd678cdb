// SPDX-License-Identifier: Apache-2.0
// A device at the other end of a serial line: a pseudo-terminal whose slave is the port. Prints the port's name, then
// answers each time that the octets of the first argument came with those of the second (both hexadecimal, the second
// may be empty), until its standard input ends.
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static size_t octets(const char *hex, unsigned char *out) {
  size_t n = strlen(hex) / 2;
  for (size_t i = 0; i < n; i++) {
    unsigned value;
    sscanf(hex + 2 * i, "%2x", &value);
    out[i] = (unsigned char) value;
  }
  return n;
}

int main(int argc, char **argv) {
  unsigned char ask[64], answer[256], heard[64];
  size_t asked = octets(argv[1], ask), answers = argc > 2 ? octets(argv[2], answer) : 0, have = 0;
  int master = posix_openpt(O_RDWR | O_NOCTTY);
  grantpt(master);
  unlockpt(master);
  int slave = open(ptsname(master), O_RDWR | O_NOCTTY); // kept open: the line stays up when the agent hangs up
  struct termios raw;
  tcgetattr(slave, &raw);
  cfmakeraw(&raw);
  tcsetattr(slave, TCSANOW, &raw);
  printf("%s\n", ptsname(master));
  fflush(stdout);
  struct pollfd fds[2] = {{master, POLLIN, 0}, {0, POLLIN, 0}};
  while (poll(fds, 2, -1) >= 0) {
    char c;
    if (fds[1].revents && read(0, &c, 1) <= 0) {
      return 0;
    }
    if (fds[0].revents & POLLIN && read(master, &c, 1) == 1) {
      heard[have++] = (unsigned char) c;
      if (have >= asked && memcmp(heard + have - asked, ask, asked) == 0) {
        write(master, answer, answers);
        have = 0;
      }
      have = have == sizeof heard ? 0 : have;
    }
  }
  return 1;
}
