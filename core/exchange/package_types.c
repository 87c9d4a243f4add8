/* What a package says that its parts are. */
#include "exchange/package_types.h"

#include <string.h>

#include "exchange/xml_in.h"

enum rt_status package_types_check(struct package_in *package, struct rt_error *error)
{
    struct xml_in xml = {0};
    enum rt_status status = xml_in_open(package, "[Content_Types].xml", &xml, error);
    while (status == RT_OK && (status = xml_in_next(&xml, error)) == RT_OK &&
           xml.kind != XML_IN_END) {
        const char *type = xml.kind == XML_IN_OPEN
                               ? xml_in_attribute(&xml, XML_IN_PLAIN, "ContentType")
                               : NULL;
        if (type && (strstr(type, "macroEnabled") || strstr(type, "vbaProject")))
            status = rt_fail_at(error, RT_REFUSED, package_in_name(package), 0, 0,
                                "the file holds macros, or says so; save it without them, as "
                                ".docx or .xlsx");
    }
    xml_in_close(&xml);
    return status;
}
