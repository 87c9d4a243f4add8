/* convert: from file to file, as an import into an empty register and an export
 * out of it would have it; that register is never on disk. */
#include "command/command.h"

#include "base/file.h"
#include "store/write.h"

/* A period that is named must be one in the end, whoever named it. */
enum rt_status cmd_convert(struct rt_context *context, const struct rt_args *args,
                           struct rt_error *error)
{
    const char *file = rt_args_argument(args, 0), *size = rt_args_option(args, "max-size");
    struct intake intake = {.files = &file,
                            .n_files = 1,
                            .period = rt_args_option(args, "period"),
                            .source = rt_args_option(args, "source"),
                            .limit = FILE_LIMIT,
                            .accepts_doubts = rt_args_option(args, "accept-doubts") != NULL,
                            .is_beside = true,
                            .makes_period = true,
                            .why = "converted"};
    struct rt_register *reg;
    enum rt_status status = export_check(context, args, error);
    if (status == RT_OK && size)
        status = command_size(size, &intake.limit, error);
    if (status == RT_OK)
        status = store_create_unkept(file, &reg, error);
    if (status != RT_OK)
        return status;
    status = intake_run(context, reg, &intake, error);
    context->has_saved = false; /* nothing is kept but what is written now */
    if (status == RT_OK)
        status = export_register(context, args, reg, args->arguments.n, false, error);
    rt_register_close(reg);
    return status;
}
