// SPDX-License-Identifier: Apache-2.0
/*
 * Plays one camera that streams, for a process that preloads it. Built against the kernel's own headers, so that the
 * structures which the agent lays out by hand meet those of the compiler. Pictures lie in a memory file, which the
 * process maps as it would map the driver's buffers.
 *
 * A path that ends in /fake/dev/video-KIND opens it; KIND is good, covered, frozen, torn, dead, busy, gone, mjpg,
 * fixed or broken. It sends YUYV 640x480, whatever it is asked for, four times a second unless it is asked for another rate;
 * fixed has no other, and broken answers that question with a fault of the bus. mjpg sends Motion JPEG of the size that it is asked
 * for, each time the picture in the file picture.jpg beside the folder fake.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 640, HEIGHT = 480, SIZE = WIDTH * HEIGHT * 2, MOST = 8 };
static int played = -1, rate = 4, buffers, streaming, sent, queued[MOST], waiting;
static int written; /* whether it is open for writing as well */
static double began;
static char kind[32];
static unsigned char picture[SIZE];
static ssize_t jpeg;

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static int is(const char *word)
{
  return !strcmp(kind, word);
}

int open(const char *path, int flags, ...)
{
  int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  va_list list;
  va_start(list, flags);
  int mode = va_arg(list, int);
  va_end(list);
  const char *at = strstr(path, "/fake/dev/video-");
  if (!at)
    return real(path, flags, mode);
  strncpy(kind, at + strlen("/fake/dev/video-"), sizeof kind - 1);
  if (is("mjpg")) {
    char file[4096];
    snprintf(file, sizeof file, "%.*s/picture.jpg", (int) (at - path), path);
    int in = real(file, O_RDONLY);
    jpeg = in < 0 ? -1 : read(in, picture, SIZE);
    if (jpeg <= 0)
      abort();
    close(in);
  }
  played = memfd_create("camera", 0);
  written = (flags & O_ACCMODE) == O_RDWR;
  return ftruncate(played, (off_t) SIZE * MOST) ? -1 : played;
}

/* Of a node that is open for reading only the kernel makes a mapping without VM_SHARED, which vb2_mmap() refuses. */
void *mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset)
{
  if (played > 0 && fd == played && !written) {
    errno = EINVAL;
    return MAP_FAILED;
  }
  return (void *) syscall(SYS_mmap, at, length, protection, flags, fd, offset);
}

static int level(int x, int y)
{
  int value = y > 330 ? 80 : 120 + 40 * x / WIDTH;
  if (x > 60 && x < 200 && y > 60 && y < 220)
    value = 215;
  if (abs(x - 400) < 60 && abs(y - 260) < 90)
    value = 60 + (x + y) % 24 * 3;
  return is("covered") ? 16 + value / 100 : value;
}

static void paint(int index)
{
  static unsigned seed = 1;
  if (is("frozen"))
    seed = 1;
  for (int i = 0; i < WIDTH * HEIGHT && !jpeg; i++) {
    seed = seed * 1664525 + 1013904223;
    picture[2 * i] = level(i % WIDTH, i / WIDTH) + (seed >> 30);
    picture[2 * i + 1] = 128;
  }
  if (pwrite(played, picture, SIZE, (off_t) SIZE * index) != SIZE)
    abort();
}

static int dequeue(struct v4l2_buffer *b)
{
  if (!streaming || b->type != V4L2_BUF_TYPE_VIDEO_CAPTURE || b->memory != V4L2_MEMORY_MMAP)
    return EINVAL;
  if (is("dead") || !waiting || now() < began + 0.1 + sent / (double) rate)
    return EAGAIN;
  int index = queued[0];
  memmove(queued, queued + 1, sizeof *queued * --waiting);
  paint(index);
  b->index = index;
  b->bytesused = is("torn") && sent % 2 ? SIZE / 3 : jpeg ? jpeg : SIZE;
  b->flags = V4L2_BUF_FLAG_DONE;
  b->sequence = sent++;
  return 0;
}

static int video(unsigned long request, void *arg)
{
  struct v4l2_format *f = arg;
  struct v4l2_requestbuffers *r = arg;
  struct v4l2_buffer *b = arg;
  struct v4l2_streamparm *p = arg;
  if (is("gone"))
    return ENODEV;
  switch (request) {
    case VIDIOC_S_FMT:
      if (is("busy"))
        return EBUSY;
      if (f->type != V4L2_BUF_TYPE_VIDEO_CAPTURE)
        return EINVAL;
      if (jpeg && f->fmt.pix.pixelformat == V4L2_PIX_FMT_MJPEG)
        return 0;
      f->fmt.pix.width = WIDTH;
      f->fmt.pix.height = HEIGHT;
      f->fmt.pix.pixelformat = V4L2_PIX_FMT_YUYV;
      f->fmt.pix.sizeimage = SIZE;
      return 0;
    case VIDIOC_S_PARM:
      if (is("fixed") || is("broken"))
        return is("fixed") ? ENOTTY : EIO;
      if (p->type != V4L2_BUF_TYPE_VIDEO_CAPTURE || buffers)
        return EINVAL;
      rate = p->parm.capture.timeperframe.denominator / p->parm.capture.timeperframe.numerator;
      return 0;
    case VIDIOC_REQBUFS:
      if (r->type != V4L2_BUF_TYPE_VIDEO_CAPTURE || r->memory != V4L2_MEMORY_MMAP)
        return EINVAL;
      buffers = r->count = r->count < MOST ? r->count : MOST;
      return 0;
    case VIDIOC_QUERYBUF:
      if (b->index >= (unsigned) buffers)
        return EINVAL;
      b->length = SIZE;
      b->m.offset = SIZE * b->index;
      return 0;
    case VIDIOC_QBUF:
      if (b->index >= (unsigned) buffers || b->memory != V4L2_MEMORY_MMAP)
        return EINVAL;
      queued[waiting++] = b->index;
      return 0;
    case VIDIOC_DQBUF: return dequeue(b);
    case VIDIOC_STREAMON:
      streaming = *(int *) arg == V4L2_BUF_TYPE_VIDEO_CAPTURE;
      began = now();
      return streaming ? 0 : EINVAL;
    case VIDIOC_STREAMOFF: streaming = 0; return 0;
    default: abort(); /* nothing else belongs to a capture */
  }
}

int ioctl(int fd, unsigned long request, ...)
{
  int (*real)(int, unsigned long, ...) = dlsym(RTLD_NEXT, "ioctl");
  va_list args;
  va_start(args, request);
  void *arg = va_arg(args, void *);
  va_end(args);
  if (fd != played || fd < 0)
    return real(fd, request, arg);
  int fault = video(request, arg);
  if (fault) {
    errno = fault;
    return -1;
  }
  return 0;
}
