using Kontor.Catalog;

namespace Kontor.Gate;

/// <summary>
/// A dialect's checks in the order in which they refuse. The list is the documented precedence: a request that is wrong in two ways gets
/// the answer of the earlier step.
/// </summary>
public sealed class Profile(params Step[] steps)
{
    public IReadOnlyList<Step> Steps => steps;

    /// <summary>Walks the steps until one refuses. Completes synchronously, without allocation, unless a step has to wait.</summary>
    public ValueTask<Refusal?> AdmitAsync(Call call) => WalkAsync(call, 0);

    private ValueTask<Refusal?> WalkAsync(Call call, int from)
    {
        for (var i = from; i < steps.Length; i++)
        {
            var step = steps[i];
            if (step.From != Access.Public && step.From > (call.Route?.Access ?? Access.Public))
                continue;

            Refusal? refusal;
            if (step.Stage.MayWait)
            {
                var pending = step.Stage.CheckAsync(call);
                if (!pending.IsCompletedSuccessfully)
                    return ResumeAsync(pending, call, i);
                refusal = pending.Result;
            }
            else
            {
                refusal = step.Stage.Check(call);
            }

            if (refusal is not null)
            {
                call.RefusedAt = i;
                return new(refusal);
            }
        }

        return new((Refusal?)null);
    }

    private async ValueTask<Refusal?> ResumeAsync(ValueTask<Refusal?> pending, Call call, int at)
    {
        if (await pending is not { } refusal)
            return await WalkAsync(call, at + 1);
        call.RefusedAt = at;
        return refusal;
    }
}
