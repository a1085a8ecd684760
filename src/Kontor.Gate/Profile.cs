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

            // Before it is asked: a step that fails has let nobody pass.
            call.RefusedAt = i;
            Refusal? refusal;
            if (step.Stage.MayWait)
            {
                var pending = step.Stage.CheckAsync(call);
                if (!pending.IsCompletedSuccessfully)
                    return ResumeAsync(pending, call, i + 1);
                refusal = pending.Result;
            }
            else
            {
                refusal = step.Stage.Check(call);
            }

            if (refusal is not null)
                return new(refusal);
        }

        call.RefusedAt = -1;
        return new((Refusal?)null);
    }

    private async ValueTask<Refusal?> ResumeAsync(ValueTask<Refusal?> pending, Call call, int next) =>
        await pending ?? await WalkAsync(call, next);
}
