/* Nothing that a field holds acts on the terminal, and colours can be told
 * apart by everybody. */
#include <math.h>
#include <string.h>

#include <criterion/criterion.h>

#include "exchange/paper.h"
#include "tests/tui/fake.h"
#include "tests/tui/play.h"

static const char *const payloads[] = {
    "\033[2J\033[31mred",
    "\033]0;title\007",
    "\033]52;c;aGVsbG8=\033\\",
    "\033]8;;http://x\033\\x",
    "\033P1$r0m\033\\",
    "\033_Gx\033\\",
    "\033^private\033\\",
    "\033c",
    "\xc2\x9b"
    "2J",
    "\xc2\x9d"
    "0;title\xc2\x9c",
    "\x9b"
    "2J",
    "\x80\xbf\xfe\xff",
    "\xc0\xaf",
    "\xed\xa0\x80",
    "\xf4\x90\x80\x80",
    "cut \xe2\x82",
    "\xe2\x80\xae evil",
    "\xe2\x81\xa6 iso \xe2\x81\xa9",
    "zero\xe2\x80\x8bwidth",
    "\xef\xbb\xbf"
    "bom",
    "\xf3\xa0\x80\xa1\xf3\xa0\x81\xa1 tags",
    "%n%s%x%1$n",
    "line\nfeed\ttab\rreturn",
    "\b\b\b\bback",
    "\177\177delete",
    "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9 zwj",
    "\xe6\xbc\xa2\xe5\xad\x97 wide \xe6\xbc\xa2",
    "cafe\xcc\x81 joined",
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d right to left",
    "\x0e\x0f shift",
    "\x05\x11\x13 enquiry",
};

static void read_all(const char *payload, bool is_ascii)
{
    static const struct {
        int rows, cols;
    } sizes[] = {{24, 80}, {15, 60}, {10, 40}, {30, 120}};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        struct play play;
        play_begin(&play, sizes[i].rows, sizes[i].cols, is_ascii);
        play_keys(&play, "Enter PgDn PgDn End Home Esc H Esc");
        play_keys(&play, ":");
        play_paste(&play, payload);
        play_keys(&play, "Enter Ctrl-G Esc /");
        play_paste(&play, payload);
        play_keys(&play, "Esc f");
        play_paste(&play, payload);
        play_keys(&play, "Enter Esc");
        play_end(&play);
    }
}

/* play_check looks at every cell after every key. */
Test(trust, no_field_puts_a_control_character_on_a_screen)
{
    for (size_t i = 0; i < G_N_ELEMENTS(payloads); i++)
        for (int is_ascii = 0; is_ascii < 2; is_ascii++) {
            fake_load_hostile(payloads[i]);
            read_all(payloads[i], is_ascii);
        }
}

Test(trust, each_control_character_is_shown_as_a_mark)
{
    for (gunichar c = 1; c < 0xa0; c++) {
        if (c >= ' ' && c < 127)
            continue;
        char payload[16] = "x";
        payload[1 + g_unichar_to_utf8(c, payload + 1)] = '\0';
        fake_load_hostile(payload);
        read_all(payload, false);
    }
}

Test(trust, thousands_of_marks_on_a_letter_stay_in_its_cell)
{
    GString *tower = g_string_new("z");
    for (int i = 0; i < 10000; i++)
        g_string_append(tower, "\xcc\x81");
    fake_load_hostile(tower->str);
    read_all(tower->str, false);
    g_string_free(tower, TRUE);
}

struct rgb {
    double r, g, b;
};

/* A colour of the 256-colour table, in linear light. */
static struct rgb linear(int n)
{
    double parts[3];
    for (int i = 0; i < 3; i++) {
        int step = (n - 16) / (i == 0 ? 36 : i == 1 ? 6 : 1) % 6;
        double value = n >= 232 ? 8 + (n - 232) * 10 : step ? 55 + 40 * step : 0;
        value /= 255;
        parts[i] = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
    }
    return (struct rgb){parts[0], parts[1], parts[2]};
}

static double contrast(struct rgb one, struct rgb other)
{
    double light[2];
    for (int i = 0; i < 2; i++) {
        struct rgb c = i ? other : one;
        light[i] = 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b + 0.05;
    }
    return light[0] > light[1] ? light[0] / light[1] : light[1] / light[0];
}

/* How eyes see: normal, protan, deutan, tritan (Machado, Oliveira and Fernandes, A
 * physiologically-based model for simulation of color vision deficiency, 2009, severity 1, in
 * linear light).  Distances are those of CIE 1976 in L*a*b* under D65. */
static const double eyes[4][9] = {
    {1, 0, 0, 0, 1, 0, 0, 0, 1},
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
     1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
     0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
     0.303900},
};

static double part(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static void lab(struct rgb c, const double *m, double out[static 3])
{
    double r = CLAMP(m[0] * c.r + m[1] * c.g + m[2] * c.b, 0, 1);
    double g = CLAMP(m[3] * c.r + m[4] * c.g + m[5] * c.b, 0, 1);
    double b = CLAMP(m[6] * c.r + m[7] * c.g + m[8] * c.b, 0, 1);
    double x = part((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    double y = part(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    double z = part((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    out[0] = 116 * y - 16;
    out[1] = 500 * (x - y);
    out[2] = 200 * (y - z);
}

static double distance(struct rgb one, struct rgb other, const double *eye)
{
    double a[3], b[3];
    lab(one, eye, a);
    lab(other, eye, b);
    return sqrt(pow(a[0] - b[0], 2) + pow(a[1] - b[1], 2) + pow(a[2] - b[2], 2));
}

/* The least contrast of text on its ground, and the pair that is nearest to any eye. */
struct worst {
    double contrast, distance;
    size_t one, other, eye;
};

static struct worst worst_of(const struct rgb *grounds, const struct rgb *texts, size_t n)
{
    struct worst worst = {.contrast = 21, .distance = 1000};
    for (size_t i = 0; i < n; i++) {
        worst.contrast = MIN(worst.contrast, contrast(texts[i], grounds[i]));
        for (size_t k = i + 1; k < n; k++)
            for (size_t eye = 0; eye < 4; eye++) {
                double is = distance(grounds[i], grounds[k], eyes[eye]);
                if (is < worst.distance)
                    worst = (struct worst){worst.contrast, is, i, k, eye};
            }
    }
    return worst;
}

static const char *const eye_names[] = {"normal", "protan", "deutan", "tritan"};

Test(trust, badges_can_be_told_apart_and_read_by_all_eyes)
{
    enum { BADGES = TUI_BADGE_COMPLETE - TUI_BADGE_RED + 1 };
    static const enum tui_theme themes[] = {TUI_AUTO, TUI_LIGHT, TUI_DARK, TUI_HIGH_CONTRAST};
    for (size_t t = 0; t < G_N_ELEMENTS(themes); t++)
        for (int palette = 0; palette < TUI_PALETTES; palette++) {
            struct rgb grounds[BADGES], texts[BADGES];
            for (int i = 0; i < BADGES; i++) {
                struct tui_style style = tui_style(themes[t], (enum tui_palette)palette, 256,
                                                   (enum tui_role)(TUI_BADGE_RED + i));
                grounds[i] = linear(style.bg);
                texts[i] = linear(style.fg);
            }
            struct worst worst = worst_of(grounds, texts, BADGES);
            cr_log_info("%s, %s colours: %s and %s are %.1f apart to %s eyes; contrast %.1f",
                        tui_theme_names[themes[t]], palette == TUI_SAFE ? "safe" : "standard",
                        tui_role_names[TUI_BADGE_RED + worst.one],
                        tui_role_names[TUI_BADGE_RED + worst.other], worst.distance,
                        eye_names[worst.eye], worst.contrast);
            cr_expect_geq(worst.distance, 40, "%.1f", worst.distance);
            cr_expect_geq(worst.contrast, themes[t] == TUI_HIGH_CONTRAST ? 7 : 4.5, "%.1f",
                          worst.contrast);
        }
}

static struct rgb ink(unsigned colour)
{
    double parts[3];
    for (int i = 0; i < 3; i++) {
        double value = (colour >> (16 - 8 * i) & 0xff) / 255.0;
        parts[i] = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
    }
    return (struct rgb){parts[0], parts[1], parts[2]};
}

/* The same of what is printed: cells and charts of DOCX, PDF, HTML and XLSX. */
Test(trust, colours_on_paper_can_be_read_by_all_eyes)
{
    struct rgb grounds[RT_RAGS], texts[RT_RAGS];
    for (int rag = 0; rag < RT_RAGS; rag++) {
        grounds[rag] = ink(paper_inks[rag].fill);
        texts[rag] = ink(paper_inks[rag].text);
        double edge = contrast(ink(paper_inks[rag].edge), ink(0xFFFFFF));
        cr_expect_geq(edge, 3, "an edge of %.1f on white", edge);
    }
    cr_expect_geq(worst_of(grounds, texts, RT_RAGS).contrast, 4.5);
    /* No colour and not due are white and grey, and no others are to be told from them. */
    struct worst worst = worst_of(grounds + RT_RED, texts + RT_RED, RT_COMPLETE - RT_RED + 1);
    cr_log_info("paper: %s and %s are %.1f apart to %s eyes; contrast %.1f",
                rt_rags[RT_RED + worst.one].label, rt_rags[RT_RED + worst.other].label,
                worst.distance, eye_names[worst.eye], worst.contrast);
    cr_expect_geq(worst.distance, 40, "%.1f", worst.distance);
}
