// SPDX-License-Identifier: Apache-2.0
/*
 * Plays cameras and a sound card for one process that preloads it. Built against the kernel's own headers, so that the
 * structures which the agent lays out by hand meet those of the compiler.
 *
 * A path that ends in /fake/dev/video0 … or /fake/dev/snd/controlC0 … opens a played device:
 *   video0  a camera: MJPG 1920x1080@30,15 and 640x480@30; YUYV 640x480@7.5
 *   video1  the metadata node of the same camera
 *   video2  a camera that offers a range of sizes and rates
 *   video3  a camera that was unplugged while it was open
 *   video4  a camera whose driver never ends its lists
 *   controlC0  a speakerphone, playback at half and not muted, microphone muted
 *   controlC1  a card without a mixer
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <sound/asound.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { PLAIN, CAMERA0, CAMERA1, CAMERA2, CAMERA3, CAMERA4, CONTROL0, CONTROL1 };
static unsigned char played[1024];

static int kind_of(const char *path)
{
  static const char *const ends[] = {"/fake/dev/video0", "/fake/dev/video1", "/fake/dev/video2", "/fake/dev/video3",
    "/fake/dev/video4", "/fake/dev/snd/controlC0", "/fake/dev/snd/controlC1"};
  for (int i = 0; i < 7; i++) {
    size_t a = strlen(path), b = strlen(ends[i]);
    if (a >= b && !strcmp(path + a - b, ends[i]))
      return i + 1;
  }
  return PLAIN;
}

int open(const char *path, int flags, ...)
{
  int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  va_list list;
  va_start(list, flags);
  int mode = va_arg(list, int);
  va_end(list);
  int kind = kind_of(path);
#ifndef MAY_SET
#define MAY_SET 0
#endif
  if (kind && (flags & O_ACCMODE) != O_RDONLY && !(MAY_SET && kind >= CONTROL0)) { /* the agent claims nothing */
    errno = EACCES;
    return -1;
  }
  int fd = real(kind ? "/dev/null" : path, flags, mode);
  if (fd >= 0 && fd < (int) sizeof played)
    played[fd] = kind;
  return fd;
}

int close(int fd)
{
  int (*real)(int) = dlsym(RTLD_NEXT, "close");
  if (fd >= 0 && fd < (int) sizeof played)
    played[fd] = PLAIN;
  return real(fd);
}

static int query(int kind, struct v4l2_capability *c)
{
  strcpy((char *) c->driver, "uvcvideo");
  strcpy((char *) c->card, "Played camera");
  c->capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_META_CAPTURE | V4L2_CAP_STREAMING | V4L2_CAP_DEVICE_CAPS;
  c->device_caps = kind == CAMERA1 ? V4L2_CAP_META_CAPTURE | V4L2_CAP_STREAMING
    : V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
  return 0;
}

static int format(int kind, struct v4l2_fmtdesc *f)
{
  static const __u32 offered[] = {V4L2_PIX_FMT_MJPEG, V4L2_PIX_FMT_YUYV};
  if (f->type != V4L2_BUF_TYPE_VIDEO_CAPTURE || (kind == CAMERA0 && f->index > 1) || (kind == CAMERA2 && f->index > 0))
    return EINVAL;
  f->pixelformat = offered[f->index % 2];
  return 0;
}

static int size(int kind, struct v4l2_frmsizeenum *s)
{
  if (kind == CAMERA2) {
    if (s->index)
      return EINVAL;
    s->type = V4L2_FRMSIZE_TYPE_STEPWISE;
    s->stepwise = (struct v4l2_frmsize_stepwise) {32, 1280, 16, 32, 720, 16};
    return 0;
  }
  static const struct v4l2_frmsize_discrete mjpg[] = {{640, 480}, {1920, 1080}};
  int yuyv = s->pixel_format == V4L2_PIX_FMT_YUYV;
  if (kind == CAMERA0 && s->index > (yuyv ? 0 : 1))
    return EINVAL;
  s->type = V4L2_FRMSIZE_TYPE_DISCRETE;
  s->discrete = mjpg[s->index % 2];
  return 0;
}

static int interval(int kind, struct v4l2_frmivalenum *i)
{
  if (kind == CAMERA2) {
    if (i->index)
      return EINVAL;
    i->type = V4L2_FRMIVAL_TYPE_STEPWISE;
    i->stepwise = (struct v4l2_frmival_stepwise) {{1001, 60000}, {1, 1}, {1, 60000}};
    return 0;
  }
  int yuyv = i->pixel_format == V4L2_PIX_FMT_YUYV;
  if (kind == CAMERA0 && i->index > (i->width == 1920 ? 1 : 0))
    return EINVAL;
  i->type = V4L2_FRMIVAL_TYPE_DISCRETE;
  i->discrete = yuyv ? (struct v4l2_fract) {2, 15} : i->index ? (struct v4l2_fract) {1, 15}
    : (struct v4l2_fract) {333333, 10000000};
  return 0;
}

static int video(int kind, unsigned long request, void *arg)
{
  if (kind == CAMERA3)
    return ENODEV;
  switch (request) {
    case VIDIOC_QUERYCAP: return query(kind, arg);
    case VIDIOC_ENUM_FMT: return format(kind, arg);
    case VIDIOC_ENUM_FRAMESIZES: return size(kind, arg);
    case VIDIOC_ENUM_FRAMEINTERVALS: return interval(kind, arg);
    default: abort(); /* anything else might disturb a meeting */
  }
}

static struct { const char *name; int iface, type, count; long min, max, value; unsigned access; } elements[] = {
  {"Playback Channel Map", SNDRV_CTL_ELEM_IFACE_PCM, SNDRV_CTL_ELEM_TYPE_INTEGER, 2, 0, 36, 3, SNDRV_CTL_ELEM_ACCESS_READ},
  {"Mic Playback Switch", SNDRV_CTL_ELEM_IFACE_MIXER, SNDRV_CTL_ELEM_TYPE_BOOLEAN, 1, 0, 1, 0, SNDRV_CTL_ELEM_ACCESS_READWRITE},
  {"Headset Playback Volume", SNDRV_CTL_ELEM_IFACE_MIXER, SNDRV_CTL_ELEM_TYPE_INTEGER, 1, 0, 10, 9, SNDRV_CTL_ELEM_ACCESS_READWRITE | SNDRV_CTL_ELEM_ACCESS_INACTIVE},
  {"PCM Playback Switch", SNDRV_CTL_ELEM_IFACE_MIXER, SNDRV_CTL_ELEM_TYPE_BOOLEAN, 2, 0, 1, 1, SNDRV_CTL_ELEM_ACCESS_READWRITE},
  {"PCM Playback Volume", SNDRV_CTL_ELEM_IFACE_MIXER, SNDRV_CTL_ELEM_TYPE_INTEGER, 2, -20, 20, 0, SNDRV_CTL_ELEM_ACCESS_READWRITE},
  {"Mic Capture Switch", SNDRV_CTL_ELEM_IFACE_MIXER, SNDRV_CTL_ELEM_TYPE_BOOLEAN, 1, 0, 1, 0, SNDRV_CTL_ELEM_ACCESS_READWRITE},
  {"Mic Capture Volume", SNDRV_CTL_ELEM_IFACE_MIXER, SNDRV_CTL_ELEM_TYPE_INTEGER, 1, 0, 8, 2, SNDRV_CTL_ELEM_ACCESS_READWRITE},
};
enum { ELEMENTS = sizeof elements / sizeof *elements };

static int list(int kind, struct snd_ctl_elem_list *l)
{
  l->count = kind == CONTROL0 ? ELEMENTS : 0;
  l->used = 0;
  for (unsigned i = 0; i < l->space && i < l->count; i++) {
    struct snd_ctl_elem_id *id = l->pids + l->used++;
    memset(id, 0, sizeof *id);
    id->numid = i + 1;
    id->iface = elements[i].iface;
    strcpy((char *) id->name, elements[i].name);
  }
  return 0;
}

static int info(struct snd_ctl_elem_info *i)
{
  unsigned at = i->id.numid - 1;
  if (at >= ELEMENTS)
    return ENOENT;
  i->type = elements[at].type;
  i->access = elements[at].access;
  i->count = elements[at].count;
  i->value.integer.min = elements[at].min;
  i->value.integer.max = elements[at].max;
  return 0;
}

static int value(struct snd_ctl_elem_value *v)
{
  unsigned at = v->id.numid - 1;
  if (at >= ELEMENTS)
    return ENOENT;
  for (int i = 0; i < elements[at].count; i++)
    v->value.integer.value[i] = elements[at].value;
  return 0;
}

/* One value an element is kept: the tests set all channels alike. */
static int set(struct snd_ctl_elem_value *v)
{
  unsigned at = v->id.numid - 1;
  if (at >= ELEMENTS)
    return ENOENT;
  for (int i = 0; i < elements[at].count; i++)
    if (v->value.integer.value[i] < elements[at].min || v->value.integer.value[i] > elements[at].max)
      return EINVAL;
  elements[at].value = v->value.integer.value[0];
  return 0;
}

static int control(int kind, unsigned long request, void *arg)
{
  switch (request) {
    case SNDRV_CTL_IOCTL_ELEM_LIST: return list(kind, arg);
    case SNDRV_CTL_IOCTL_ELEM_INFO: return info(arg);
    case SNDRV_CTL_IOCTL_ELEM_READ: return value(arg);
    case SNDRV_CTL_IOCTL_ELEM_WRITE: return MAY_SET ? set(arg) : (abort(), 0);
    default: abort(); /* the agent sets nothing */
  }
}

int ioctl(int fd, unsigned long request, ...)
{
  int (*real)(int, unsigned long, ...) = dlsym(RTLD_NEXT, "ioctl");
  va_list args;
  va_start(args, request);
  void *arg = va_arg(args, void *);
  va_end(args);
  int kind = fd >= 0 && fd < (int) sizeof played ? played[fd] : PLAIN;
  if (!kind)
    return real(fd, request, arg);
  int fault = kind >= CONTROL0 ? control(kind, request, arg) : video(kind, request, arg);
  if (fault) {
    errno = fault;
    return -1;
  }
  return 0;
}
