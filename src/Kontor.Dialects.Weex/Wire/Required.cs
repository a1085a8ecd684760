using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>Parameters that must be there. The first that is not is named, in the order in which they are documented.</summary>
internal static class Required
{
    public static Refusal? FirstMissing(CallParameters given, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (given[name] is null)
                return Errors.ParamEmpty.With(name);
        }
        return null;
    }
}
