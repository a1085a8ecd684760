using System.Text;
using Kontor.Gate;

namespace Kontor.Dialects.XLayer.Plugin;

/// <summary>What a deployment tool sends: a form in the body, or the same in the query.</summary>
internal sealed class PluginForm(Call call)
{
    private readonly QueryParameters _form = QueryParameters.Parse(Encoding.UTF8.GetString(call.Body.Span));

    /// <summary>Empty where it is absent.</summary>
    public string this[string name] => _form[name] ?? call.Query[name] ?? "";

    /// <summary>The first that is there: tools do not agree on capital letters.</summary>
    public string FirstOf(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (this[name] is { Length: > 0 } value)
                return value;
        }
        return "";
    }
}
