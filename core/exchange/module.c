/* Modules: found, opened, held to their version.
 *
 * dlopen is the C library's own; GModule would be one more library to load at each start
 * and says no more. */
#include "config.h"

#include <dlfcn.h>
#include <string.h>

#include "exchange/module.h"

/* An opened module stays: its libraries keep things of their own until the end. */
static enum rt_status load(const char *name, const char *folder,
                           const struct exchange_module **out, struct rt_error *error)
{
    g_autofree char *path = g_strdup_printf("%s/%s.so", folder ? folder : ".", name);
    void *handle = folder ? dlopen(path, RTLD_NOW | RTLD_LOCAL) : NULL;
    if (!handle && folder && g_file_test(path, G_FILE_TEST_EXISTS))
        return rt_fail(error, RT_REFUSED, "the module for this format can't be loaded: %s",
                       dlerror());
    if (!handle)
        return rt_fail_at(error, RT_REFUSED, path, 0, 0,
                          "the module for this format is not there; install rectrack whole, "
                          "or take another format, such as HTML");
    const struct exchange_module *module = dlsym(handle, "rectrack_module");
    if (!module || strcmp(module->version, PACKAGE_VERSION) != 0)
        return rt_fail_at(error, RT_REFUSED, path, 0, 0,
                          "is no module of rectrack %s; install rectrack whole, of one version",
                          PACKAGE_VERSION);
    *out = module;
    return RT_OK;
}

static enum rt_status write_by(const char *name, struct report_table *table,
                               const struct exchange_options *options, struct rt_sink *sink,
                               struct rt_error *error)
{
    const struct exchange_module *module;
    enum rt_status status = load(name, options->modules, &module, error);
    return status != RT_OK ? status : module->write_paper(table, options, sink, error);
}

enum rt_status docx_write(struct report_table *table, const struct exchange_options *options,
                          struct rt_sink *sink, struct rt_error *error)
{
    return write_by("docx", table, options, sink, error);
}

enum rt_status xlsx_write(struct report_table *table, const struct exchange_options *options,
                          struct rt_sink *sink, struct rt_error *error)
{
    return write_by("xlsx", table, options, sink, error);
}

enum rt_status pdf_write(struct report_table *table, const struct exchange_options *options,
                         struct rt_sink *sink, struct rt_error *error)
{
    return write_by("pdf", table, options, sink, error);
}

static enum rt_status open_by(const char *name, struct file_input *input,
                              const struct exchange_options *options, struct grid **out,
                              struct rt_error *error)
{
    const struct exchange_module *module;
    enum rt_status status = load(name, options->modules, &module, error);
    return status != RT_OK ? status : module->open_grid(input, options, out, error);
}

enum rt_status docx_open_grid(struct file_input *input, const struct exchange_options *options,
                              struct grid **out, struct rt_error *error)
{
    return open_by("docx", input, options, out, error);
}

enum rt_status xlsx_open_grid(struct file_input *input, const struct exchange_options *options,
                              struct grid **out, struct rt_error *error)
{
    return open_by("xlsx", input, options, out, error);
}

enum rt_status form_write_xlsx(const struct form *form, const struct exchange_options *options,
                               struct rt_sink *sink, struct rt_error *error)
{
    const struct exchange_module *module;
    enum rt_status status = load("xlsx", options->modules, &module, error);
    return status != RT_OK ? status : module->write_form(form, options, sink, error);
}
