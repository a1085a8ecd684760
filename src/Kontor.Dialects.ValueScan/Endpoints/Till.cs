using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Credits;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary>
/// Takes what an answer costs when the answer stands ready. Payment is the last thing that can fail: who is refused has not paid, and who has
/// paid is answered.
/// </summary>
internal sealed class Till(LiveWorld world)
{
    public async ValueTask<Refusal?> ChargeAsync(Call call)
    {
        var cost = call.Route!.Credits;
        var paid = await world.ExecuteAsync(new Spend(call.User!.Number, cost, call.Id.ToGuid().ToString(), call.Route.Path));
        if (call.Dialect.RefusalOf(call, paid) is { } unavailable)
            return unavailable;
        if (!paid.Value.IsOk)
            return paid.Value.Reject == Reject.NotEnough ? Errors.NotEnoughCredit : Errors.UnknownError;
        AnswerHeaders.WriteCredits(call, cost, paid.Value.Value);
        return null;
    }
}
