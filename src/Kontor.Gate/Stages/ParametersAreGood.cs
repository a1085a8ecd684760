using Kontor.Catalog;

namespace Kontor.Gate.Stages;

/// <summary>
/// The route's parameters can be read. A stage of its own in contracts that check parameters before load and services; what was read waits
/// in the call for the handler.
/// </summary>
public sealed class ParametersAreGood(params ErrorRow[] rows) : Stage
{
    public override IEnumerable<ErrorRow> Rows => rows;

    public override Refusal? Check(Call call)
    {
        if (call.Route?.Reader is not { } reader)
            return null;
        var refusal = reader(call, out var arguments);
        call.Arguments = arguments;
        return refusal;
    }
}
