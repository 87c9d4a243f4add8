/* The screen. */
int tui_nothing(void);
int tui_nothing(void)
{
    return 0;
}
